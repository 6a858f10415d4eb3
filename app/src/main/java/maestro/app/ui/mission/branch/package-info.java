/// Where a branch of a mission is made: from which step on, and what is otherwise from there.
@NullMarked
package maestro.app.ui.mission.branch;

import org.jspecify.annotations.NullMarked;
