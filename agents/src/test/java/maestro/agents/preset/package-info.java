@NullMarked
package maestro.agents.preset;

import org.jspecify.annotations.NullMarked;
