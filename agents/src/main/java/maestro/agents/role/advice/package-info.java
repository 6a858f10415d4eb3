/// What agents of the user's own are shown, and what of their advice stands up.
@NullMarked
package maestro.agents.role.advice;

import org.jspecify.annotations.NullMarked;
