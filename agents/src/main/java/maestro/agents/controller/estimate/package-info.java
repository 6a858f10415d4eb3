/// What a mission will take, before it starts: calls, tokens, money and time, each with its range.
@NullMarked
package maestro.agents.controller.estimate;

import org.jspecify.annotations.NullMarked;
