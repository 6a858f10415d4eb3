@NullMarked
package maestro.agents.model.remote;

import org.jspecify.annotations.NullMarked;
