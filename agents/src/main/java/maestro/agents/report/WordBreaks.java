package maestro.agents.report;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end. Korean is written with spaces and is broken at them; the JDK's iterator
/// would break between any two syllables.
final class WordBreaks implements FSTextBreaker {
    private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        breaks.setText(newText);
    }

    @Override
    public int next() {
        int at = breaks.next();
        while (at != BreakIterator.DONE && at < text.length() && insideWord(at)) {
            at = breaks.next();
        }
        return at;
    }

    /// The iterator also breaks after an apostrophe, and within "5–6".
    private boolean insideWord(int at) {
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        boolean parted =
                Character.isWhitespace(before)
                        || ideograph(before)
                        || ideograph(after)
                        || "-–—".indexOf(before) >= 0 && Character.isLetter(after);
        return !parted;
    }

    /// Scripts that are written without spaces.
    private static boolean ideograph(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
