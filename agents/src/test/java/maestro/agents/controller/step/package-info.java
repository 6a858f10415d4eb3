@NullMarked
package maestro.agents.controller.step;

import org.jspecify.annotations.NullMarked;
