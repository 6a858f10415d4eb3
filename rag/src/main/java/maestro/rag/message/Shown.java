package maestro.rag.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Words of strangers as people may be shown them. Characters that can't be seen and turn the
/// direction of what stands beside them let a name look like another one, and a quote turn the line
/// that it stands in (Unicode Standard Annex 9, Unicode Technical Report 36).
public final class Shown {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");

    /// What joins letters or keeps them apart (U+200C, U+200D) has a meaning in words, and stays.
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "[\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF"
                            + "\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]+");

    private static final char POP = '\u202C';
    private static final char POP_ISOLATE = '\u2069';

    private Shown() {}

    /// A name: without such characters, and without those that control a printer.
    public static String name(String words) {
        String visible = HIDDEN.matcher(words).replaceAll("");
        return visible.chars().anyMatch(Character::isISOControl)
                ? visible.replaceAll("\\p{Cc}+", " ")
                : visible;
    }

    /// As [#name], in one line, with single spaces.
    public static String line(String words) {
        return BLANK.matcher(name(words)).replaceAll(" ").strip();
    }

    /// A text that stays as it is, but for what would reach beyond its end: directions that it
    /// leaves open are closed there, and closings of none are left out.
    public static String balanced(String text) {
        if (text.chars().noneMatch(Shown::directs)) {
            return text;
        }
        StringBuilder balanced = new StringBuilder(text.length() + 4);
        Deque<Character> open = new ArrayDeque<>();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\u202A', '\u202B', '\u202D', '\u202E' -> open.push(POP);
                case '\u2066', '\u2067', '\u2068' -> open.push(POP_ISOLATE);
                case POP -> {
                    if (open.isEmpty() || open.peek() != POP) {
                        continue;
                    }
                    open.pop();
                }
                case POP_ISOLATE -> {
                    if (!open.contains(POP_ISOLATE)) {
                        continue;
                    }
                    while (open.pop() != POP_ISOLATE) {
                        balanced.append(POP);
                    }
                }
                default -> {}
            }
            balanced.append(c);
        }
        open.forEach(balanced::append);
        return balanced.toString();
    }

    /// A text for paper, where directions are drawn by none of these characters.
    public static String undirected(String text) {
        if (text.chars().noneMatch(Shown::directs)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().filter(c -> !directs(c)).forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private static boolean directs(int c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }
}
