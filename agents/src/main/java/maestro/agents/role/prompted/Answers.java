package maestro.agents.role.prompted;

import java.util.List;
import maestro.agents.mission.Note;
import maestro.agents.plugin.Advice;
import org.jspecify.annotations.Nullable;

/// What models are asked to answer with. Their JSON schemas are made from these records.
final class Answers {
    private Answers() {}

    /// @param questions none where nothing is unclear
    record Doubts(List<Doubt> questions) {}

    record Doubt(String question, String why, List<String> suggestions) {}

    /// @param sections one for each of the user's questions, in their order
    record Outline(List<Heading> sections) {}

    record Heading(String title, String purpose, List<Part> parts) {}

    record Part(String title, String purpose, String question) {}

    record Queries(List<Query> queries) {}

    record Query(String query, String reason) {}

    record Notes(List<Found> notes) {}

    record Found(
            String passage,
            int score,
            String finding,
            Note.@Nullable Relation relation,
            String quote,
            int trust,
            String reason) {}

    /// @param parts that the outline lacks
    /// @param remove what it does not need
    /// @param unread keys of passages that should be read
    record Verdict(
            double score,
            List<Gap> gaps,
            List<NewPart> parts,
            List<Needless> remove,
            List<String> unread,
            List<String> redundant,
            List<String> complaints) {}

    record NewPart(String section, String title, String question, String reason) {}

    record Needless(String section, String reason) {}

    record Gap(String section, String question, String reason) {}

    record Complaints(List<Complaint> complaints) {}

    record Complaint(String section, String text) {}

    record Contrasts(List<Contrast> pairs) {}

    record Contrast(String one, String other, String about) {}

    record Checks(List<Check> checks) {}

    /// What an agent of the user's own says of notes.
    record Counsel(
            List<Remark> remarks, List<Gap> questions, List<Drop> drop, List<Claim> findings) {}

    record Remark(Advice.Reader to, String text) {}

    record Drop(String note, String reason) {}

    record Claim(String section, String passage, String finding, String quote) {}

    /// What it says of a draft.
    record Examination(List<Again> again, List<String> remarks) {}

    record Again(int number, String reason) {}

    /// @param verdict "yes", "partly" or "no"
    /// @param corrected the sentence as the quotes say it; null or empty where they say all of it
    ///   or nothing
    record Check(int number, Judged verdict, String missing, @Nullable String corrected) {}

    enum Judged {
        YES,
        PARTLY,
        NO
    }
}
