package maestro.agents.role.evidence.text;

import java.util.List;
import java.util.function.IntPredicate;

/// Tells which of some expressions can match a text at all, by the words without which none of them
/// does. Looking up each word once takes less than trying each expression at each character.
///
/// A word is a run of ASCII letters, in either case, and known by its first four.
final class Cues {
    private static final int LETTERS = 4;
    private static final int BITS_OF_A_LETTER = 8;
    private static final int SLOTS = 1 << 10;

    private final int[] heads = new int[SLOTS];
    private final int[] expressions = new int[SLOTS];

    /// @param words of each expression, parted by spaces; at most 31 expressions
    Cues(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            for (String word : words.get(i).split(" ")) {
                int head = 0;
                for (int at = 0; at < Math.min(LETTERS, word.length()); at++) {
                    head = head << BITS_OF_A_LETTER | word.charAt(at);
                }
                int slot = slot(head);
                heads[slot] = head;
                expressions[slot] |= 1 << i;
            }
        }
    }

    /// A bit for each expression, the lowest for the first, of which a word stands in the text.
    int in(String text) {
        int found = 0;
        int head = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i) | 0x20;
            if (c >= 'a' && c <= 'z') {
                head = letters++ < LETTERS ? head << BITS_OF_A_LETTER | c : head;
            } else if (letters > 0) {
                found |= expressions[slot(head)];
                head = 0;
                letters = 0;
            }
        }
        return letters > 0 ? found | expressions[slot(head)] : found;
    }

    /// Where a head stands, or the empty slot where it would.
    private int slot(int head) {
        int slot = (head * 0x9E3779B1) >>> 22;
        while (heads[slot] != 0 && heads[slot] != head) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    /// Whether a stop is followed by a capital, as where a space is missing between sentences.
    static boolean capitalAfterStop(String text) {
        return stopBeside(text, 1, Cues::capital);
    }

    /// Whether a stop follows a capital, as in initials.
    static boolean capitalBeforeStop(String text) {
        return stopBeside(text, -1, Cues::capital);
    }

    /// Whether white space follows a stop.
    static boolean spaceAfterStop(String text) {
        return stopBeside(text, 1, Character::isWhitespace);
    }

    private static boolean capital(int c) {
        return Character.isUpperCase(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean stopBeside(String text, int distance, IntPredicate neighbour) {
        for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
            int beside = at + distance;
            if (beside >= 0 && beside < text.length() && neighbour.test(text.charAt(beside))) {
                return true;
            }
        }
        return false;
    }
}
