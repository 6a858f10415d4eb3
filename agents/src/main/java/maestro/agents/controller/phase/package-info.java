/// The phases of a mission and the loop that leads through them: planning, rounds of research and
/// reflection, writing and checking.
@NullMarked
package maestro.agents.controller.phase;

import org.jspecify.annotations.NullMarked;
