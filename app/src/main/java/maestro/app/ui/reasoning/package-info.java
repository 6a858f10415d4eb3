/// What the agents think and do, as it happens: a pane for each of them, and a timeline of all.
/// [ReasoningFeature] is the entry; [ReasoningViewModel] reads the mission's stream once and hands
/// it to an [AgentViewModel] for each pane and to the [TimelineViewModel].
@NullMarked
package maestro.app.ui.reasoning;

import org.jspecify.annotations.NullMarked;
