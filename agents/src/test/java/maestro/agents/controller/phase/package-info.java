@NullMarked
package maestro.agents.controller.phase;

import org.jspecify.annotations.NullMarked;
