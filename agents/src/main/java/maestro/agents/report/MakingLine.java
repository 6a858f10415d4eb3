package maestro.agents.report;

import java.util.List;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.Making;

/// A line of "how this report was made".
public record MakingLine(String name, String value) {

    public static List<MakingLine> of(Report report, Making making, ReportWords words) {
        return List.of(
                line(words, "making.engine", words.engine(making.engine())),
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
