@NullMarked
package maestro.agents.model.mask;

import org.jspecify.annotations.NullMarked;
