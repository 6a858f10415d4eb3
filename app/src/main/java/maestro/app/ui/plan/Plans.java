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
/// @param change whether the plan can be changed
record Plans(
        Phase phase, String reason, PlanHistory history, Map<String, Facts> facts, Change change) {
    static final Plans NONE =
            new Plans(Phase.CREATED, "", PlanHistory.NONE, Map.of(), Change.NOT_YET);

    /// Whether the user can change the newest plan, beside where it waits for approval.
    enum Change {
        /// It can't be: there is none, or research is about to begin with it.
        NOT_YET,
        /// Before research, while nobody works, or during research.
        OPEN,
        /// The report is being written from it.
        WRITTEN,
        /// The mission has ended.
        ENDED
    }

    static Plans of(MissionState state) {
        return new Plans(
                state.phase(),
                state.reason(),
                PlanHistory.of(state),
                state.plan().map(plan -> new PlanFacts(state).of(plan)).orElse(Map.of()),
                change(state));
    }

    /// Oldest first.
    List<Plan> all() {
        return history.plans();
    }

    boolean changeable() {
        return change == Change.OPEN;
    }

    private static Change change(MissionState state) {
        if (state.phase().ended()) {
            return Change.ENDED;
        }
        if (state.steps().stream().anyMatch(s -> s.key().startsWith("write/"))) {
            return Change.WRITTEN;
        }
        boolean rests = state.phase().atRest() && state.phase() != Phase.AWAITING_APPROVAL;
        return state.round() > 0 || (rests && state.plan().isPresent())
                ? Change.OPEN
                : Change.NOT_YET;
    }
}
