/// Missions: the list, the form for a new one, and the head of the open one.
@NullMarked
package maestro.app.ui.mission;

import org.jspecify.annotations.NullMarked;
