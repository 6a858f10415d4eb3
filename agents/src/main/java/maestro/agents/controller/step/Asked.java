package maestro.agents.controller.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Question;
import maestro.agents.mission.Section;

/// A question with its section.
public record Asked(Section section, Question question) {

    public static List<Asked> all(Plan plan) {
        return plan.stream()
                .flatMap(s -> s.questions().stream().map(q -> new Asked(s, q)))
                .toList();
    }

    /// By section, sections and questions in their order.
    public static Map<String, List<Asked>> bySection(List<Asked> questions) {
        Map<String, List<Asked>> sections = new LinkedHashMap<>();
        for (Asked asked : questions) {
            sections.computeIfAbsent(asked.section().id(), _ -> new ArrayList<>()).add(asked);
        }
        return sections;
    }

    /// At most so many, taken in turns from all sections so that none goes without; in the order in
    /// which they were given.
    public static List<Asked> fairly(List<Asked> questions, int most) {
        if (questions.size() <= most) {
            return questions;
        }
        Map<String, List<Asked>> sections = bySection(questions);
        List<Asked> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < most; turn++) {
            for (List<Asked> section : sections.values()) {
                if (turn < section.size() && chosen.size() < most) {
                    chosen.add(section.get(turn));
                }
            }
        }
        return questions.stream().filter(chosen::contains).toList();
    }
}
