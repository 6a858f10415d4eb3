/// Missions: the list, the form for a new one, and the head of the open one. [MissionFeed] is how
/// this and the neighbouring features read a mission's stream.
@NullMarked
package maestro.app.ui.mission;

import org.jspecify.annotations.NullMarked;
