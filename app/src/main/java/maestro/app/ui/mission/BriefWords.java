package maestro.app.ui.mission;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Mission;
import maestro.app.ui.shell.Texts;

/// How a mission is done, in words.
record BriefWords(Texts texts) {

    /// @param name what it is, such as "Tone"
    record Line(String name, String value) {}

    /// On one line; empty where the user chose nothing.
    String summary(Mission mission) {
        Brief brief = mission.brief();
        List<String> parts = new ArrayList<>();
        if (!brief.preset().isBlank()) {
            parts.add(brief.preset());
        }
        if (!brief.outline().isEmpty()) {
            parts.add(texts.get("brief.headings", brief.outline().size()));
        }
        if (spoken(mission)) {
            parts.add(texts.get("brief.toned"));
        }
        if (brief.unsupported() != Brief.NONE.unsupported()) {
            parts.add(texts.get("brief.checked." + brief.unsupported()));
        }
        if (!brief.answers().isEmpty()) {
            parts.add(texts.get("brief.answered", brief.answers().size()));
        }
        return String.join("  ·  ", parts);
    }

    /// Each choice by itself.
    List<Line> lines(Mission mission) {
        Brief brief = mission.brief();
        List<Line> lines = new ArrayList<>();
        if (!brief.preset().isBlank()) {
            lines.add(new Line(texts.get("preset"), brief.preset()));
        }
        if (!brief.outline().isEmpty()) {
            lines.add(new Line(texts.get("brief.outline"), String.join("\n", brief.outline())));
        }
        if (spoken(mission)) {
            lines.add(new Line(texts.get("brief.tone"), brief.tone()));
        }
        lines.add(
                new Line(
                        texts.get("brief.unsupported"),
                        texts.get("brief.unsupported." + brief.unsupported())));
        brief.answers()
                .forEach(a ->
                        lines.add(
                                new Line(
                                        a.question().isEmpty()
                                                ? texts.get("brief.unasked")
                                                : a.question(),
                                        a.text())));
        return lines;
    }

    /// A tone is followed only by a language model.
    private static boolean spoken(Mission mission) {
        return !mission.brief().tone().isBlank() && mission.profile() != null;
    }
}
