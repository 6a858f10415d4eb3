package maestro.agents.report;

import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Citation;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;

/// What renderers share: numbers of sections and of citations.
public final class Outline {
    private Outline() {}

    /// "1", "1.1", "2" for sections in order.
    public static List<String> numbers(List<ReportSection> sections) {
        List<String> numbers = new ArrayList<>();
        List<Integer> path = new ArrayList<>();
        for (ReportSection section : sections) {
            int level = Math.max(1, section.level());
            while (path.size() > level) {
                path.removeLast();
            }
            while (path.size() < level) {
                path.add(0);
            }
            path.set(level - 1, path.getLast() + 1);
            // A level that was left out counts as its first.
            path.replaceAll(n -> Math.max(1, n));
            numbers.add(String.join(".", path.stream().map(String::valueOf).toList()));
        }
        return numbers;
    }

    /// The bibliography numbers of a sentence, each once, ascending.
    public static List<Integer> cited(Sentence sentence) {
        return sentence.citations().stream().map(Citation::number).distinct().sorted().toList();
    }

    public static boolean weak(Sentence sentence) {
        return sentence.support() != null && !sentence.support().supported();
    }

    /// How many sentences rest on a document.
    public static long sentencesOn(Report report, int number) {
        return report.sentences().filter(s -> cited(s).contains(number)).count();
    }

    /// Whether the questions say more than the title.
    public static boolean asksMoreThanTitle(Report report) {
        return !report.questions().equals(List.of(report.title()));
    }
}
