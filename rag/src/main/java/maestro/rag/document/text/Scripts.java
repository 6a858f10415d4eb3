package maestro.rag.document.text;

import java.lang.Character.UnicodeScript;

/// What the readers need to know about writing systems.
public final class Scripts {

    private Scripts() {}

    public static boolean hangul(int c) {
        return c >= 0x1100 && UnicodeScript.of(c) == UnicodeScript.HANGUL;
    }

    public static boolean han(int c) {
        return c >= 0x2E80 && UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    public static boolean kana(int c) {
        return (c >= 0x3040 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9D);
    }

    /// Writing without spaces between words: Chinese and Japanese with their punctuation.
    public static boolean spaceless(int c) {
        return han(c) || kana(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F);
    }

    public static boolean rightToLeft(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    true;
            default -> false;
        };
    }
}
