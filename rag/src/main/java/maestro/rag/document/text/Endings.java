package maestro.rag.document.text;

/// How lines end: with a sentence, in the middle of one, or in the middle of a word.
public final class Endings {

    private Endings() {}

    public static boolean terminated(String word) {
        for (int i = word.length() - 1; i >= 0; i--) {
            char c = word.charAt(i);
            if (".!?:;。！？…．：".indexOf(c) >= 0) {
                return true;
            }
            if (")]}\"'”’»」』】⁰¹²³⁴⁵⁶⁷⁸⁹†‡∗*".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    public static boolean open(String word) {
        char last = word.charAt(word.length() - 1);
        return !terminated(word)
                && (Character.isLetterOrDigit(last) || ",-‐–—)]}%”\"’'".indexOf(last) >= 0);
    }

    public static boolean hyphen(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011';
    }

    /// A word torn apart by a line end, as far as its look goes.
    public static boolean torn(String word, String next) {
        int length = word.length();
        return length > 1
                && hyphen(word.charAt(length - 1))
                && Character.isLetter(word.charAt(length - 2))
                && Character.isLowerCase(next.codePointAt(0));
    }
}
