package maestro.agents.report.comparison;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sentence;
import maestro.agents.mission.Spent;
import maestro.agents.mission.Support;

/// A report in numbers.
///
/// @param brief how it was to be done
/// @param thinkers who worked: names of models, "evidence"
/// @param sections without the opening
/// @param sentences that are cited
/// @param supported sentences that their quotes back
/// @param support the mean over all sentences, 0 to 1; 0 where there are none
/// @param citations each sentence's, summed up
/// @param documents ids of those that are cited
/// @param score of the last review, 0 to 1
/// @param spent by the mission's own steps
/// @param takenOver what steps took that were taken over from another mission
/// @param worked time of the mission's own work, pauses not counted
public record Figures(
        String mission,
        String title,
        Brief brief,
        List<String> thinkers,
        int sections,
        int sentences,
        int supported,
        double support,
        int citations,
        Set<String> documents,
        int notes,
        int searches,
        int rounds,
        double score,
        Spent spent,
        Spent takenOver,
        Duration worked) {

    static Figures of(MissionState state, Report report) {
        List<Sentence> sentences = report.sentences().toList();
        return new Figures(
                state.mission().id(),
                state.mission().title(),
                state.mission().brief(),
                state.thinkers(),
                report.sections().size(),
                sentences.size(),
                (int) sentences.stream().map(Sentence::support).filter(Figures::holds).count(),
                sentences.stream()
                        .mapToDouble(s -> s.support() == null ? 0 : s.support().total())
                        .average()
                        .orElse(0),
                sentences.stream().mapToInt(s -> s.citations().size()).sum(),
                report.bibliography().stream()
                        .map(Report.Entry::documentId)
                        .collect(Collectors.toUnmodifiableSet()),
                report.making().notes(),
                report.making().searches(),
                report.making().rounds(),
                report.score(),
                state.spent(),
                state.takenOver(),
                state.worked());
    }

    private static boolean holds(Support support) {
        return support != null && support.supported();
    }
}
