/// What the agents think and do, as it happens: a pane for each of them, and a timeline of all.
/// [ReasoningFeature] is the entry; [ReasoningViewModel] reads the mission's stream once and hands
/// it to an agent's model for each pane and to the timeline's.
@NullMarked
package maestro.app.ui.reasoning;

import org.jspecify.annotations.NullMarked;
