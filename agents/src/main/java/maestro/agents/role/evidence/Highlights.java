package maestro.agents.role.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.agents.role.evidence.text.Words;

/// Which notes of a section are kept for the summary, so that no sentence stands in the report
/// twice. Told from the plan and the section's own notes alone, so that sections can be written in
/// any order.
final class Highlights {
    private static final double LEAST_COMPLETE = 0.85;
    private static final int LEAST_NOTES = 4;

    /// What a sentence has ahead that speaks to a side of the question.
    private static final double SIDE = 0.08;

    private Highlights() {}

    /// @param notes of the section, redundant ones left out
    /// @param paired those of them that stand side by side with others
    static List<Note> of(
            Plan plan, Section section, List<Note> notes, Set<Note> paired, Language language) {
        int wanted = notes.size() < LEAST_NOTES ? 0 : wanted(plan, section);
        // A summary is in the mission's language where any sentence is.
        List<Note> own = notes.stream().filter(n -> speaks(n, language)).toList();
        List<Note> open = own.isEmpty() ? notes : own;
        int most = own.isEmpty() ? notes.size() / 3 : Math.min(notes.size() / 3, half(own));
        List<Note> best =
                open.stream()
                        .filter(n -> n.relevance().completeness() >= LEAST_COMPLETE)
                        .filter(n -> !paired.contains(n))
                        .sorted(
                                Comparator.comparingDouble((Note n) ->
                                                -n.relevance().total()
                                                        - 0.4 * n.relevance().meaning()
                                                        - (n.aspects().isEmpty() ? 0 : SIDE))
                                        .thenComparing(Note::id))
                        .toList();
        List<Note> chosen = new ArrayList<>();
        Set<String> documents = new HashSet<>();
        for (Note note : best) {
            boolean room = chosen.size() < Math.min(wanted, most);
            if (room && documents.add(note.quotes().getFirst().documentId())) {
                chosen.add(note);
            }
        }
        return chosen;
    }

    static boolean speaks(Note note, Language language) {
        return Words.korean(note.finding()) == (language == Language.KOREAN);
    }

    /// The section keeps the other half.
    private static int half(List<Note> own) {
        return (own.size() + 1) / 2;
    }

    /// Three to six sentences in all: with one question three of it and two of its themes, with two
    /// questions two and one of each, and so on.
    private static int wanted(Plan plan, Section section) {
        int tops = plan.sections().size();
        if (plan.sections().contains(section)) {
            return tops == 1 ? 3 : tops == 2 ? 2 : 1;
        }
        int themes = tops == 1 ? 2 : tops <= 3 ? 1 : 0;
        return plan.sections().stream()
                        .anyMatch(top ->
                                top.children().indexOf(section) >= 0
                                        && top.children().indexOf(section) < themes)
                ? 1
                : 0;
    }
}
