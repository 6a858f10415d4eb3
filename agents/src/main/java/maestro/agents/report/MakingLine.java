package maestro.agents.report;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Making;

/// A line of "how this report was made".
public record MakingLine(String name, String value) {

    public static List<MakingLine> of(Report report, Making making, ReportWords words) {
        List<MakingLine> lines = new ArrayList<>();
        lines.add(line(words, "making.engine", words.engine(making.engine())));
        lines.addAll(brief(making, words));
        lines.addAll(counted(report, making, words));
        return List.copyOf(lines);
    }

    /// How the user wanted it; nothing where the user said nothing.
    private static List<MakingLine> brief(Making making, ReportWords words) {
        Brief brief = making.brief();
        List<MakingLine> lines = new ArrayList<>();
        if (brief.equals(Brief.NONE)) {
            return lines;
        }
        if (!brief.preset().isBlank()) {
            lines.add(line(words, "making.preset", brief.preset()));
        }
        if (!brief.outline().isEmpty()) {
            lines.add(line(words, "making.outline", words.text("making.outline.value")));
        }
        if (!brief.tone().isBlank()) {
            boolean followed = !making.engine().equals(Mission.EVIDENCE);
            lines.add(
                    line(
                            words,
                            "making.tone",
                            followed ? brief.tone() : words.text("making.tone.none")));
        }
        lines.add(
                line(
                        words,
                        "making.unsupported",
                        words.text("making.unsupported." + brief.unsupported())));
        brief.answers().forEach(a -> lines.add(line(words, "making.answer", a.words())));
        return lines;
    }

    private static List<MakingLine> counted(Report report, Making making, ReportWords words) {
        return List.of(
                line(words, "making.embedding", making.embedding()),
                line(words, "making.rounds", "" + making.rounds()),
                line(words, "making.searches", "" + making.searches()),
                line(
                        words,
                        "making.library",
                        words.text("making.library.value", making.documents(), making.passages())),
                line(words, "making.notes", "" + making.notes()),
                line(
                        words,
                        "making.cited",
                        words.text(
                                "making.cited.value",
                                report.sentences().count(),
                                report.bibliography().size())),
                line(words, "making.score", Math.round(report.score() * 100) + "%"),
                line(
                        words,
                        "making.limits",
                        making.limitsMet().isEmpty()
                                ? words.text("making.limits.none")
                                : String.join("; ", making.limitsMet())),
                line(words, "making.mission", report.missionId()));
    }

    private static MakingLine line(ReportWords words, String key, String value) {
        return new MakingLine(words.text(key), value);
    }
}
