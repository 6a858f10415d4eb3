package maestro.app.cli.mission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.agents.mission.Brief;

/// How a mission is to be done, in words and for other programs.
public final class BriefLine {
    private BriefLine() {}

    /// A line for each thing that the user chose; none where it was nothing.
    public static List<String> words(Brief brief) {
        List<String> lines = new ArrayList<>();
        if (brief.equals(Brief.NONE)) {
            return lines;
        }
        if (!brief.preset().isBlank()) {
            lines.add("Kind of research: " + brief.preset());
        }
        if (!brief.outline().isEmpty()) {
            lines.add("Headings: " + String.join("; ", brief.outline()));
        }
        if (!brief.tone().isBlank()) {
            lines.add("Tone: " + brief.tone());
        }
        lines.add("Unsupported sentences are " + word(brief.unsupported()) + ".");
        brief.answers()
                .forEach(a ->
                        lines.add(
                                a.question().isEmpty()
                                        ? "Said beforehand: " + a.text()
                                        : "Asked: " + a.question() + "  Answered: " + a.text()));
        return lines;
    }

    public static Map<String, Object> json(Brief brief) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("preset", brief.preset());
        row.put("outline", brief.outline());
        row.put("tone", brief.tone());
        row.put("unsupported", word(brief.unsupported()));
        row.put("answers", brief.answers().stream().map(BriefLine::json).toList());
        return row;
    }

    private static Map<String, Object> json(Brief.Answer answer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("question", answer.question());
        row.put("text", answer.text());
        return row;
    }

    public static String word(Brief.Unsupported unsupported) {
        return unsupported.name().toLowerCase(Locale.ROOT);
    }
}
