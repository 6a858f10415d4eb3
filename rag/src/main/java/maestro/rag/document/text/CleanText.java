package maestro.rag.document.text;

import java.text.Normalizer;

/// Characters made fit for the stored text: well-formed UTF-16, no NUL or other control characters,
/// ligatures taken apart.
public final class CleanText {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private CleanText() {}

    /// A word: cleaned, and without any white space.
    public static String word(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        boolean plain = true;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                if (c > 0x20 && c < 0x7F) {
                    clean.append((char) c);
                }
                continue;
            }
            plain = false;
            append(clean, c);
        }
        return plain ? clean.toString() : Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder clean, int c) {
        if (Character.isSpaceChar(c) || drop(c)) {
            return;
        }
        if ((c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) || isRadical(c)) {
            String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            plain.codePoints()
                    .filter(p -> !Character.isWhitespace(p) && !Character.isSpaceChar(p))
                    .forEach(clean::appendCodePoint);
        } else {
            clean.appendCodePoint(c);
        }
    }

    private static boolean isRadical(int c) {
        return c >= 0x2F00 && c <= 0x2FDF;
    }

    /// Control characters, lone surrogates, invisible marks, and what stands for no character.
    private static boolean drop(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            default ->
                    c == 0xAD
                            || c == 0xFEFF
                            || c == 0x200B
                            || (c >= 0x200E && c <= 0x200F)
                            || (c >= 0x202A && c <= 0x202E)
                            || c == 0x2060
                            || (c >= 0xFFF9 && c <= 0xFFFB)
                            || (c & 0xFFFE) == 0xFFFE;
        };
    }

    /// Running text of the other formats: characters as in [#word], any run of white space becomes
    /// one space (line ends too, unless kept).
    public static String running(String raw, boolean keepLineEnds) {
        StringBuilder clean = new StringBuilder(raw.length());
        boolean plain = true;
        boolean space = false;
        boolean line = false;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
                line |= c == '\n';
                continue;
            }
            if (drop(c)) {
                continue;
            }
            if (space && !clean.isEmpty()) {
                clean.append(line && keepLineEnds ? '\n' : ' ');
            }
            space = false;
            line = false;
            plain &= c < 0x80;
            append(clean, c);
        }
        return plain ? clean.toString() : Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    /// Figures set as raised ones.
    public static String superscript(String digits) {
        StringBuilder raised = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            raised.append(c >= '0' && c <= '9' ? RAISED.charAt(c - '0') : c);
        }
        return raised.toString();
    }
}
