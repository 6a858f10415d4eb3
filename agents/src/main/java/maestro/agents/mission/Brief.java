package maestro.agents.mission;

import java.util.List;

/// How a mission is to be done, beyond its questions.
///
/// @param preset by whose name the user chose all this; empty for none
/// @param outline headings that the report is to have, in order; empty where the planner decides
/// @param tone in the user's words, for those who write with a language model; empty for none
/// @param unsupported what becomes of a sentence that its quotes don't carry
/// @param answers what the user said when asked what was meant
public record Brief(
        String preset,
        List<String> outline,
        String tone,
        Unsupported unsupported,
        List<Answer> answers) {
    public static final Brief NONE = new Brief("", List.of(), "", Unsupported.REPLACED, List.of());

    public static final int MOST = 20;
    public static final int LONGEST_HEADING = 120;
    public static final int LONGEST = 2_000;

    public Brief {
        outline =
                outline.stream()
                        .map(h -> h.replaceAll("\\s+", " ").strip())
                        .filter(h -> !h.isEmpty())
                        .distinct()
                        .toList();
        answers = List.copyOf(answers);
        if (outline.size() > MOST
                || outline.stream().anyMatch(h -> h.length() > LONGEST_HEADING)
                || answers.size() > MOST
                || tone.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A brief has at most %d headings of %d letters, %d answers, and %d letters on its tone"
                            .formatted(MOST, LONGEST_HEADING, MOST, LONGEST));
        }
    }

    /// What is done with a sentence that its quotes don't carry.
    public enum Unsupported {
        /// The words of its best quote stand in its place; without one it is cut.
        REPLACED,
        /// It is left out.
        CUT,
        /// It stays, and is marked.
        MARKED
    }

    /// A question back to the user, and what was answered.
    public record Answer(String question, String text) {}
}
