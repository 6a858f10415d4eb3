package maestro.rag.passage;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the sentences of a text are.
///
/// A line end always ends a sentence: the readers leave one only where the document itself breaks
/// (a heading, a paragraph, a table's row). Within a line [BreakIterator] proposes the breaks, and
/// those after an abbreviation ("et al.", "Fig.", "J. R.") are taken back.
public final class Sentences {

    /// Longer ones are cut, so that one run of text without a full stop (a table, a log) can't
    /// become one sentence. In UTF-16 units.
    static final int LONGEST = 1000;

    /// Abbreviations after which a sentence does not end, in lower case without their last stop.
    private static final Set<String> OPEN =
            Set.of(
                    "dr", "mr", "mrs", "ms", "prof", "st", "cf", "e.g", "eg", "i.e", "ie", "vs",
                    "viz", "fig", "figs", "eq", "eqs", "eqn", "sec", "secs", "sect", "ch", "chap",
                    "tab", "alg", "thm", "def", "lem", "prop", "app", "pp", "no", "nos", "vol",
                    "vols", "ed", "eds", "approx", "ca", "resp", "ref", "refs", "w.r.t", "s.t",
                    "i.i.d", "a.k.a", "al", "dept", "univ", "arxiv", "proc", "trans", "jan", "feb",
                    "aug", "sept", "oct", "nov", "dec", "z.b", "d.h", "bzw", "vgl", "nr", "abb",
                    "p.ej", "sr", "sra", "mme", "mlle");

    /// Those that end a sentence as often as not: they hold it open only where no capital follows.
    private static final Set<String> UNSURE =
            Set.of("etc", "inc", "ltd", "co", "corp", "jr", "u.s");

    private static final Pattern INITIALS = Pattern.compile("(\\p{Lu}\\.[\\s-]?)*\\p{Lu}");

    /// Nothing but the number of a list's item: the sentence follows.
    private static final Pattern NUMBERING =
            Pattern.compile("[(\\[]?(\\d{1,3}|[a-zA-Z])\\.(\\d{1,3}\\.)*");

    /// The end of one sentence and the number of the item after it.
    private static final Pattern ITEM =
            Pattern.compile("(\\S+[.!?])\\s+(\\d{1,2}\\.(\\d{1,2}\\.)*)$");

    /// Looking for an item's number further back would take the square of a line's length.
    private static final int ITEM_TAIL = 80;

    private Sentences() {}

    /// The sentences in order: not empty, not overlapping, with no white space at their ends, and
    /// every character that is not white space in one of them.
    public static List<Span> of(String text) {
        List<Span> found = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        int line = 0;
        while (line < text.length()) {
            int end = lineEnd(text, line);
            if (end > line) {
                split(text.substring(line, end), line, breaks, found);
            }
            line = end + 1;
        }
        return List.copyOf(found);
    }

    private static int lineEnd(String text, int from) {
        int i = from;
        while (i < text.length() && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\f' || c == '\u2028' || c == '\u2029';
    }

    private static void split(String line, int offset, BreakIterator breaks, List<Span> found) {
        breaks.setText(line);
        int start = 0;
        int end = breaks.next();
        while (end != BreakIterator.DONE) {
            boolean last = end == line.length();
            if (last || end - start > LONGEST || !continues(line, start, end)) {
                int item = last ? -1 : itemNumber(line, start, end);
                if (item > start) {
                    add(line, start, item, offset, found);
                    start = item;
                } else {
                    add(line, start, end, offset, found);
                    start = end;
                }
            }
            end = breaks.next();
        }
    }

    /// Whether the text before a proposed break goes on after it.
    private static boolean continues(String line, int start, int end) {
        String said = line.substring(start, end).stripTrailing();
        if (NUMBERING.matcher(said).matches()) {
            return true;
        }
        int next = line.codePointAt(end);
        if (said.endsWith("?") || said.endsWith("!")) {
            return Character.isLowerCase(next);
        }
        if (!said.endsWith(".")) {
            return said.endsWith(".)") && Character.isLowerCase(next);
        }
        if (Character.isLowerCase(next)) {
            return true;
        }
        String word = lastWord(said);
        String lower = word.toLowerCase(Locale.ROOT);
        if (OPEN.contains(lower)) {
            return !lower.equals("no") || Character.isDigit(next);
        }
        if (UNSURE.contains(lower)) {
            return !Character.isUpperCase(next) && !Character.isIdeographic(next);
        }
        return INITIALS.matcher(word).matches()
                && Character.isUpperCase(next)
                && !endsWithAloneCapital(said, word);
    }

    /// Where the next item's number begins that the break came after ("… holds. 2. So …"), which no
    /// break is proposed before; -1 where there is none.
    private static int itemNumber(String line, int start, int end) {
        int from = Math.max(start, end - ITEM_TAIL);
        Matcher matcher = ITEM.matcher(line.substring(from, end).stripTrailing());
        if (!matcher.find() || OPEN.contains(lastWord(matcher.group(1)).toLowerCase(Locale.ROOT))) {
            return -1;
        }
        return from + matcher.start(2);
    }

    /// "in Appendix A. We …" and "vitamin C. It …": a capital after a word in small letters is a
    /// name's last letter, not somebody's initial.
    private static boolean endsWithAloneCapital(String said, String word) {
        String before = said.substring(0, said.length() - 1 - word.length()).stripTrailing();
        if (word.length() != 1 || before.isEmpty()) {
            return false;
        }
        String previous = lastWord(before + ".");
        return !previous.isEmpty()
                && (Character.isLowerCase(previous.codePointAt(0))
                        || Set.of("Appendix", "Section", "Table", "Figure", "Type", "Class", "Plan")
                                .contains(previous))
                && !previous.equals("and")
                && !previous.equals("by");
    }

    /// The word before the last stop, without opening brackets and quotation marks.
    private static String lastWord(String said) {
        int end = said.length() - 1;
        int start = end;
        while (start > 0 && !Character.isWhitespace(said.charAt(start - 1))) {
            start--;
        }
        while (start < end && !Character.isLetterOrDigit(said.charAt(start))) {
            start++;
        }
        return said.substring(start, end);
    }

    private static void add(String line, int from, int to, int offset, List<Span> found) {
        int start = from;
        int end = to;
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        while (end - start > LONGEST) {
            int cut = cut(line, start);
            int kept = cut;
            while (kept > start && isBlank(line.charAt(kept - 1))) {
                kept--;
            }
            found.add(new Span(offset + start, offset + kept));
            start = cut;
            while (start < end && isBlank(line.charAt(start))) {
                start++;
            }
        }
        if (end > start) {
            found.add(new Span(offset + start, offset + end));
        }
    }

    /// A place in the second half of the allowed length: after a semicolon or colon, else a comma
    /// or a cell's edge, else a space, else anywhere that does not split a character.
    private static int cut(String line, int start) {
        for (String marks : List.of(";:；：", ",|，、", " \t\u00A0\u3000")) {
            for (int i = start + LONGEST - 1; i > start + LONGEST / 2; i--) {
                boolean wide = line.charAt(i) > 0x2FFF;
                boolean after = wide || i + 1 >= line.length() || isBlank(line.charAt(i + 1));
                if (marks.indexOf(line.charAt(i)) >= 0 && (after || isBlank(line.charAt(i)))) {
                    return i + 1;
                }
            }
        }
        int cut = start + LONGEST;
        return Character.isLowSurrogate(line.charAt(cut)) ? cut - 1 : cut;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
