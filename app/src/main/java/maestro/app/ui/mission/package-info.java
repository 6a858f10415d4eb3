/// Missions: the list, the head of the open one, and its replay. [MissionFeature] is the entry; the
/// form for a new one and that for a branch are packages of their own.
@NullMarked
package maestro.app.ui.mission;

import org.jspecify.annotations.NullMarked;
