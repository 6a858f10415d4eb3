package maestro.agents.mission;

import java.util.List;

/// How a mission is to be done, beyond its questions.
///
/// @param preset by whose name the user chose all this; empty for none
/// @param outline headings that the report is to have, in order; empty where the planner decides
/// @param tone in the user's words, for those who write with a language model; empty for none
/// @param unsupported what becomes of a sentence that its quotes don't carry
/// @param answers what the user said when asked what was meant; questions that were left open are
///   not kept
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
    public static final int LONGEST_QUESTION = 300;
    public static final int LONGEST_ANSWER = 1_000;

    /// Letters of all questions and answers together: each call of a model carries them.
    public static final int LONGEST_ANSWERS = 4_000;

    public Brief {
        outline =
                outline.stream()
                        .map(h -> h.replaceAll("\\s+", " ").strip())
                        .filter(h -> !h.isEmpty())
                        .distinct()
                        .toList();
        answers = answers.stream().filter(a -> !a.text().isEmpty()).toList();
        if (answers.size() > MOST
                || answers.stream().mapToInt(Answer::length).sum() > LONGEST_ANSWERS) {
            throw new IllegalArgumentException(
                    "A brief has at most %d answers, of %,d letters together with their questions"
                            .formatted(MOST, LONGEST_ANSWERS));
        }
        if (outline.size() > MOST
                || outline.stream().anyMatch(h -> h.length() > LONGEST_HEADING)
                || tone.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A brief has at most %d headings of %d letters, and %,d letters on its tone"
                            .formatted(MOST, LONGEST_HEADING, LONGEST));
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

    /// With these answers.
    public Brief answered(List<Answer> given) {
        return new Brief(preset, outline, tone, unsupported, given);
    }

    /// A question back to the user, and what was answered.
    ///
    /// @param question empty where the user said something unasked
    public record Answer(String question, String text) {
        /// @throws IllegalArgumentException where it is longer than is taken
        public Answer {
            question = question.strip();
            text = text.strip();
            if (question.length() > LONGEST_QUESTION || text.length() > LONGEST_ANSWER) {
                throw new IllegalArgumentException(
                        "An answer has at most %,d letters, and its question %d"
                                .formatted(LONGEST_ANSWER, LONGEST_QUESTION));
            }
        }

        private int length() {
            return question.length() + text.length();
        }

        /// Question and answer, one after the other.
        public String words() {
            return question.isEmpty() ? text : question + " " + text;
        }
    }
}
