package maestro.agents.controller.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;

/// What a plan must be before research can follow it.
public final class PlanRules {
    private PlanRules() {}

    /// @throws IllegalArgumentException with a message for people
    public static void check(Plan plan, Words words) {
        if (plan.sections().isEmpty()) {
            throw new IllegalArgumentException(words.text("plan.empty"));
        }
        Set<String> ids = new HashSet<>();
        int questions = 0;
        for (Section section : plan.stream().toList()) {
            require(!section.title().isBlank(), words, "plan.untitled", section.id());
            require(ids.add(section.id()), words, "plan.twice", section.id());
            for (Question question : section.questions()) {
                require(!question.text().isBlank(), words, "plan.blank", section.title());
                require(ids.add(question.id()), words, "plan.twice", question.id());
                questions++;
            }
        }
        if (questions == 0) {
            throw new IllegalArgumentException(words.text("plan.unasked"));
        }
        if (Asked.all(plan.active()).isEmpty()) {
            throw new IllegalArgumentException(words.text("plan.paused"));
        }
    }

    /// The same outline with another version is no change.
    static boolean differ(Plan a, Plan b) {
        List<Section> one = a.sections();
        return !one.equals(b.sections());
    }

    /// What the journal hears of a plan that the user approves in the place of the one offered.
    ///
    /// @param state while its plan waits
    /// @throws IllegalArgumentException with a message for people
    public static List<MissionEvent> approval(MissionState state, Plan plan) {
        check(plan, new Words(state.mission().language()));
        Plan offered = state.plan().orElse(plan);
        List<MissionEvent> events = new ArrayList<>();
        int version = offered.version();
        if (differ(offered, plan)) {
            version++;
            events.add(new MissionEvent.PlanEdited(new Plan(version, plan.sections())));
        }
        events.add(new MissionEvent.PlanApproved(version));
        events.add(new MissionEvent.PhaseChanged(Phase.PAUSED, ""));
        return events;
    }

    private static void require(boolean holds, Words words, String key, String what) {
        if (!holds) {
            throw new IllegalArgumentException(words.text(key, what));
        }
    }
}
