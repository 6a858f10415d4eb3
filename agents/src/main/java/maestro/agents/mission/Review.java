package maestro.agents.mission;

import java.util.List;

/// The reflection agent's verdict after a round.
///
/// @param score how well the questions are covered, 0 to 1
/// @param enough whether research may end (score at least 0.8, or nothing new was found)
/// @param gaps what to ask next; empty where enough
/// @param redundantNotes ids of notes that say what another note says better
/// @param complaints in words
public record Review(
        int round,
        double score,
        boolean enough,
        List<Coverage> coverage,
        List<Gap> gaps,
        List<String> redundantNotes,
        List<String> complaints) {
    /// The score from which there is enough to write.
    public static final double ENOUGH = 0.8;

    public Review {
        coverage = List.copyOf(coverage);
        gaps = List.copyOf(gaps);
        redundantNotes = List.copyOf(redundantNotes);
        complaints = List.copyOf(complaints);
    }

    /// One question's evidence.
    ///
    /// @param documents independent documents that speak
    public record Coverage(
            String questionId,
            double score,
            int notes,
            int documents,
            List<String> coveredAspects,
            List<String> missingAspects) {
        public Coverage {
            coveredAspects = List.copyOf(coveredAspects);
            missingAspects = List.copyOf(missingAspects);
        }
    }

    /// A new question for a section, with the reason.
    public record Gap(String sectionId, Question question, String reason) {}
}
