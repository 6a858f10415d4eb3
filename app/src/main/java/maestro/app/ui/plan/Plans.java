package maestro.app.ui.plan;

import java.util.List;
import java.util.Map;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.app.ui.plan.PlanNode.Facts;

/// A mission's plans at a moment.
///
/// @param reason why the mission is in its phase
/// @param all oldest first
/// @param facts of everything in the newest, by id
/// @param changeable whether research is under way
record Plans(
        Phase phase, String reason, List<Plan> all, Map<String, Facts> facts, boolean changeable) {
    static final Plans NONE = new Plans(Phase.CREATED, "", List.of(), Map.of(), false);

    static Plans of(MissionState state) {
        return new Plans(
                state.phase(),
                state.reason(),
                List.copyOf(state.plans()),
                state.plan().map(plan -> new PlanFacts(state).of(plan)).orElse(Map.of()),
                changeable(state));
    }

    private static boolean changeable(MissionState state) {
        return state.round() > 0
                && !state.phase().ended()
                && state.steps().stream().noneMatch(s -> s.key().startsWith("write/"));
    }
}
