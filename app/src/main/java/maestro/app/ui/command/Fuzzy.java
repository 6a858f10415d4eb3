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
        return Math.max(scattered(word, text, true), scattered(word, text, false));
    }

    /// @param starts whether a letter is looked for at the beginnings of words first
    private static int scattered(String word, String text, boolean starts) {
        int score = 0;
        int from = 0;
        int last = -2;
        for (int i = 0; i < word.length(); i++) {
            int found = starts ? wordStart(word.charAt(i), text, from) : -1;
            if (found < 0) {
                found = text.indexOf(word.charAt(i), from);
            }
            if (found < 0) {
                return NONE;
            }
            if (beginsWord(text, found)) {
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

    private static int wordStart(char letter, String text, int from) {
        int found = text.indexOf(letter, from);
        while (found >= 0 && !beginsWord(text, found)) {
            found = text.indexOf(letter, found + 1);
        }
        return found;
    }

    private static boolean beginsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
