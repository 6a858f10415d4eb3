package maestro.app.ui.command;

import java.util.Locale;

/// How well typed letters name something: all letters must come in order; those that begin words or
/// follow each other count for more, and so do short titles.
public final class Fuzzy {

    /// What no match scores.
    public static final int NONE = Integer.MIN_VALUE;

    private static final int WORD_START = 10;
    private static final int NEIGHBOUR = 6;
    private static final int WHOLE = 40;

    private Fuzzy() {}

    /// Higher is better; [#NONE] where a word of the query is not in the text.
    public static int score(String query, String text) {
        String haystack = text.toLowerCase(Locale.ROOT);
        int total = -Math.min(haystack.length(), 80) / 8;
        for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            int score = word(word, haystack);
            if (score == NONE) {
                return NONE;
            }
            total += score;
        }
        return total;
    }

    private static int word(String word, String text) {
        int at = text.indexOf(word);
        while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            int next = text.indexOf(word, at + 1);
            if (next < 0) {
                break;
            }
            at = next;
        }
        if (at >= 0) {
            boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            return WHOLE + word.length() * NEIGHBOUR + (starts ? WORD_START * 2 : 0);
        }
        int score = 0;
        int from = 0;
        int last = -2;
        for (int i = 0; i < word.length(); i++) {
            int found = text.indexOf(word.charAt(i), from);
            if (found < 0) {
                return NONE;
            }
            if (found == 0 || !Character.isLetterOrDigit(text.charAt(found - 1))) {
                score += WORD_START;
            } else if (found == last + 1) {
                score += NEIGHBOUR;
            } else {
                score -= Math.min(found - last, 6);
            }
            last = found;
            from = found + 1;
        }
        return score > 0 ? score : NONE;
    }
}
