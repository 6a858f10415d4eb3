package maestro.agents.controller.step;

import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import org.jspecify.annotations.Nullable;

/// What a step is.
///
/// @param phase that the mission is in while the step runs
/// @param key the same for the same work in every run
/// @param model that does it; null for its agent's
public record Task(
        Phase phase,
        String key,
        AgentKind agent,
        String title,
        String input,
        @Nullable String model) {
    /// By the model of its agent.
    public Task(Phase phase, String key, AgentKind agent, String title, String input) {
        this(phase, key, agent, title, input, null);
    }
}
