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

    private boolean insideWord(int at) {
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        return !Character.isWhitespace(before)
                && (hangul(before) && !Character.isWhitespace(after) || hangul(after));
    }

    private static boolean hangul(int c) {
        return UnicodeScript.of(c) == UnicodeScript.HANGUL;
    }
}
