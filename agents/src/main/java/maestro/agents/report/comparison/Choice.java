package maestro.agents.report.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.mission.Brief;

/// Something that the user chose otherwise for one of two missions.
///
/// @param question of an answer; empty for what was said unasked, and for all else
/// @param one what was chosen for the one, [Brief.Unsupported] by its name; empty for nothing
/// @param other likewise
public record Choice(Kind kind, String question, String one, String other) {

    /// What of a brief it is.
    public enum Kind {
        PRESET,
        OUTLINE,
        TONE,
        UNSUPPORTED,
        ANSWER
    }

    /// What differs between two briefs, in their order; headings and what was said unasked stand on
    /// a line each.
    public static List<Choice> differing(Brief one, Brief other) {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice(Kind.PRESET, "", one.preset(), other.preset()));
        all.add(
                new Choice(
                        Kind.OUTLINE,
                        "",
                        String.join("\n", one.outline()),
                        String.join("\n", other.outline())));
        all.add(new Choice(Kind.TONE, "", one.tone().strip(), other.tone().strip()));
        all.add(
                new Choice(
                        Kind.UNSUPPORTED,
                        "",
                        one.unsupported().name(),
                        other.unsupported().name()));
        Set<String> questions = new LinkedHashSet<>();
        one.answers().forEach(a -> questions.add(a.question()));
        other.answers().forEach(a -> questions.add(a.question()));
        for (String question : questions) {
            all.add(new Choice(Kind.ANSWER, question, said(one, question), said(other, question)));
        }
        return all.stream().filter(c -> !c.one().equals(c.other())).toList();
    }

    private static String said(Brief brief, String question) {
        return brief.answers().stream()
                .filter(a -> a.question().equals(question))
                .map(Brief.Answer::text)
                .collect(Collectors.joining("\n"));
    }
}
