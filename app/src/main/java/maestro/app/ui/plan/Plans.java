package maestro.app.ui.plan;

import java.util.List;
import java.util.Map;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.plan.PlanFacts;
import maestro.agents.plan.PlanFacts.Facts;
import maestro.agents.plan.PlanHistory;

/// A mission's plans at a moment.
///
/// @param reason why the mission is in its phase
/// @param facts of everything in the newest, by id
/// @param changeable whether research is under way
record Plans(
        Phase phase,
        String reason,
        PlanHistory history,
        Map<String, Facts> facts,
        boolean changeable) {
    static final Plans NONE = new Plans(Phase.CREATED, "", PlanHistory.NONE, Map.of(), false);

    static Plans of(MissionState state) {
        return new Plans(
                state.phase(),
                state.reason(),
                PlanHistory.of(state),
                state.plan().map(plan -> new PlanFacts(state).of(plan)).orElse(Map.of()),
                changeable(state));
    }

    /// Oldest first.
    List<Plan> all() {
        return history.plans();
    }

    private static boolean changeable(MissionState state) {
        return state.round() > 0
                && !state.phase().ended()
                && state.steps().stream().noneMatch(s -> s.key().startsWith("write/"));
    }
}
