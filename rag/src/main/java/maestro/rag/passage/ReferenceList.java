package maestro.rag.passage;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a document's list of references, which names much of what people look for and says nothing
/// about it.
public final class ReferenceList {
    private static final String TITLE =
            "(?:[\\dIVX]+\\.?\\h+)?(?:references|bibliography|works cited|literature cited|literaturverzeichnis|bibliographie|bibliografía|참고\\h*문헌|参考文献)\\h*:?";
    private static final Pattern HEADING = Pattern.compile("(?iu)" + TITLE);
    private static final Pattern BEGIN = Pattern.compile("(?imu)^\\h*" + TITLE + "\\h*$");
    private static final Pattern APPENDIX =
            Pattern.compile("(?im)^\\h*(?:appendix|appendices|supplement\\w*|부록)\\b.{0,60}$");

    /// What entries are full of: years, initials, pairs of names, and words of where things appear.
    private static final Pattern MARK =
            Pattern.compile(
                    "\\b(?:19|20)\\d\\d[a-z]?\\b|\\b\\p{Lu}\\.(?=[\\s,-])|\\bet al\\b|arXiv|\\bProc|\\bpp\\.|\\bvol\\.|\\bdoi\\b|https?:|\\bTrans\\.|Journal|Conference|CoRR|학회|논문지|학술"
                            + "|\\p{Lu}\\p{Ll}+,? (?:and|&) \\p{Lu}\\p{Ll}+|\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+, \\p{Lu}\\p{Ll}+ ");

    /// So many of them in 1,000 characters; appendices and tables after the list have fewer.
    private static final int MARKS = 12;

    private ReferenceList() {}

    /// Which passages hold entries of the list: those that stand under its heading, or after a line
    /// that is one in the last three quarters of the text, up to an appendix, and look like
    /// entries.
    ///
    /// @param passages of one document, in order
    /// @return their places in the list
    public static BitSet in(List<Passage> passages) {
        BitSet found = new BitSet();
        int quarter = passages.isEmpty() ? 0 : passages.getLast().end() / 4;
        boolean within = false;
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            boolean listed = within;
            Matcher begin = BEGIN.matcher(passage.text());
            if (begin.find() && passage.start() + begin.start() > quarter) {
                listed = true;
                within = true;
            }
            if (within && APPENDIX.matcher(passage.text()).find()) {
                within = false;
            }
            boolean headed =
                    passage.headings().stream().anyMatch(h -> HEADING.matcher(h).matches());
            found.set(i, (listed || headed) && entries(passage.text()));
        }
        return found;
    }

    private static boolean entries(String text) {
        Matcher mark = MARK.matcher(text);
        int marks = 0;
        while (mark.find()) {
            marks++;
        }
        return marks * 1000L >= MARKS * (long) text.length();
    }
}
