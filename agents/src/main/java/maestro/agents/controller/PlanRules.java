package maestro.agents.controller;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;

/// What a plan must be before research can follow it.
final class PlanRules {
    private PlanRules() {}

    /// @throws IllegalArgumentException with a message for people
    static void check(Plan plan, Words words) {
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
    }

    /// The same outline with another version is no change.
    static boolean differ(Plan a, Plan b) {
        List<Section> one = a.sections();
        return !one.equals(b.sections());
    }

    private static void require(boolean holds, Words words, String key, String what) {
        if (!holds) {
            throw new IllegalArgumentException(words.text(key, what));
        }
    }
}
