/// Durable steps: what one says and asks is in the journal before it is used, within the mission's
/// limits, and what the user says meanwhile reaches the next.
@NullMarked
package maestro.agents.controller.step;

import org.jspecify.annotations.NullMarked;
