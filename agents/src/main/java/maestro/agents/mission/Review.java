package maestro.agents.mission;

import java.util.List;

/// The reflection agent's verdict after a round.
///
/// @param score how well the questions are covered, 0 to 1
/// @param enough whether research may end (score at least 0.8, or nothing new was found)
/// @param gaps what to ask next; empty where enough
/// @param redundantNotes ids of notes that say what another note says better
/// @param complaints in words
/// @param reshaping of the outline, before the next round
/// @param unread what was found and is to be read in the next round
public record Review(
        int round,
        double score,
        boolean enough,
        List<Coverage> coverage,
        List<Gap> gaps,
        List<String> redundantNotes,
        List<String> complaints,
        Reshaping reshaping,
        List<Unread> unread) {
    /// The score from which there is enough to write.
    public static final double ENOUGH = 0.8;

    public Review {
        coverage = List.copyOf(coverage);
        gaps = List.copyOf(gaps);
        redundantNotes = List.copyOf(redundantNotes);
        complaints = List.copyOf(complaints);
        unread = List.copyOf(unread);
    }

    /// One that leaves the outline as it is.
    public Review(
            int round,
            double score,
            boolean enough,
            List<Coverage> coverage,
            List<Gap> gaps,
            List<String> redundantNotes,
            List<String> complaints) {
        this(
                round,
                score,
                enough,
                coverage,
                gaps,
                redundantNotes,
                complaints,
                Reshaping.NONE,
                List.of());
    }

    /// Whether there is nothing that another round could do.
    public boolean asksNothing() {
        return gaps.isEmpty() && reshaping.added().isEmpty() && unread.isEmpty();
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

    /// What becomes of the outline.
    public record Reshaping(List<Part> added, List<Removed> removed) {
        public static final Reshaping NONE = new Reshaping(List.of(), List.of());

        public Reshaping {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /// A new section, with the question that it answers.
    ///
    /// @param parentId of the section that it comes under
    public record Part(String parentId, Section section, String reason) {}

    /// A section that is not needed.
    public record Removed(String sectionId, String reason) {}

    /// Passages that a question found, and that nobody has read.
    public record Unread(String sectionId, String questionId, List<Search.Found> passages) {
        public Unread {
            passages = List.copyOf(passages);
        }
    }
}
