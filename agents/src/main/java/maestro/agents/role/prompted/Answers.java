package maestro.agents.role.prompted;

import java.util.List;

/// What models are asked to answer with. Their JSON schemas are made from these records.
final class Answers {
    private Answers() {}

    /// @param sections one for each of the user's questions, in their order
    record Outline(List<Heading> sections) {}

    record Heading(String title, String purpose, List<Part> parts) {}

    record Part(String title, String purpose, String question) {}

    record Queries(List<Query> queries) {}

    record Query(String query, String reason) {}

    record Notes(List<Found> notes) {}

    record Found(
            String passage, int score, String finding, String quote, int trust, String reason) {}

    record Verdict(double score, List<Gap> gaps, List<String> redundant, List<String> complaints) {}

    record Gap(String section, String question, String reason) {}

    record Complaints(List<Complaint> complaints) {}

    record Complaint(String section, String text) {}

    record Contrasts(List<Contrast> pairs) {}

    record Contrast(String one, String other, String about) {}

    record Checks(List<Check> checks) {}

    /// @param verdict "yes", "partly" or "no"
    record Check(int number, Judged verdict, String missing) {}

    enum Judged {
        YES,
        PARTLY,
        NO
    }
}
