package maestro.agents.role.evidence.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a quote into a line of prose. Words and numbers stay as they are; what goes is the
/// typesetting: line breaks, hyphens at line ends, and the source's own citation marks.
public final class Readable {
    private static final Pattern NUMBERED_CITATION =
            Pattern.compile(
                    "\\s*\\[\\d{1,3}(?:\\s*[,;–-]\\s*\\[?\\d{1,3}\\]?)*\\](?:\\s*[,–-]\\s*\\[\\d{1,3}\\])*");
    private static final Pattern NAMED_CITATION =
            Pattern.compile(
                    "\\s*\\((?:(?:see|e\\.g\\.,?|cf\\.)\\s*)?(?:\\p{Lu}[\\p{L}'’\\-]+(?:\\s+(?:et al\\.?|and|&|[\\p{Lu}][\\p{L}'’\\-]+))*,?\\s+(?:19|20)\\d\\d[a-z]?(?:,\\s*(?:19|20)?\\d?\\d?[a-z]?)?(?:;\\s*)?)+\\)");
    private static final Pattern POINTER =
            Pattern.compile(
                    "\\s*\\((?:see |cf\\. |e\\.g\\., see )?(?:also )?(?:§|Sec(?:tion|\\.)|Table|Tab\\.|Figure|Fig\\.|Appendix|Eq\\.|Equation)\\s*[\\dA-Z.§IVX, and()]*\\)",
                    Pattern.CASE_INSENSITIVE);
    private static final String RAISED = "¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern FOOTNOTE = Pattern.compile("(?<=\\p{L})\\s?[" + RAISED + "]+");

    /// A sentence end that lacks its space.
    private static final Pattern TIGHT =
            Pattern.compile("(?<=[\\p{L}\\])])\\.(?=\\p{Lu}\\p{Ll}+\\s)");

    private static final Pattern SPACED_MARK = Pattern.compile("\\s+([,.;:?!])");
    private static final Pattern SPACES = Pattern.compile("\\s{2,}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern WORD_BEFORE = Pattern.compile("([\\p{L}]+)$");

    /// After these a citation mark is part of the sentence ("as shown in [4]").
    private static final Set<String> LEANING =
            Set.of("in", "by", "from", "of", "see", "with", "to", "like", "following", "and", "as");

    private final Set<String> lexicon;

    /// @param text whose words decide whether a hyphen at a line's end belongs to the word
    public Readable(String text) {
        this.lexicon = lexicon(text);
    }

    private static Set<String> lexicon(String text) {
        Set<String> words = new HashSet<>();
        int start = 0;
        while (start < text.length()) {
            int end = word(text, start);
            if (end == start) {
                start++;
                continue;
            }
            boolean broken =
                    end < text.length()
                            && (text.charAt(end) == '-' || text.charAt(end) == '\u00AD');
            boolean rest = start > 1 && afterLineEnd(text, start);
            if (!broken && !rest) {
                words.add(text.substring(start, end).toLowerCase(Locale.ROOT));
            }
            start = end;
        }
        return words;
    }

    /// Where letters end that begin at a place, with hyphens between them.
    private static int word(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean hyphen =
                    c == '-'
                            && end > start
                            && end + 1 < text.length()
                            && Character.isLetter(text.codePointAt(end + 1));
            if (!hyphen && !Character.isLetter(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static boolean afterLineEnd(String text, int at) {
        int i = at - 1;
        boolean line = false;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            line |= text.charAt(i) == '\n';
            i--;
        }
        return line
                && i >= 0
                && (text.charAt(i) == '-'
                        || text.charAt(i) == '\u00AD'
                        || Stemmer.hangul(text.charAt(i)));
    }

    /// The quote as prose on one line.
    public String of(String quote) {
        String line = unwrap(quote);
        if (line.chars().anyMatch(c -> RAISED.indexOf(c) >= 0)) {
            line = FOOTNOTE.matcher(line).replaceAll("");
        }
        if (line.indexOf('(') >= 0) {
            line = POINTER.matcher(line).replaceAll("");
            line = drop(NAMED_CITATION, line);
        }
        if (line.indexOf('[') >= 0) {
            line = drop(NUMBERED_CITATION, line);
        }
        if (Cues.capitalAfterStop(line)) {
            line = TIGHT.matcher(line).replaceAll(". ");
        }
        if (spaced(line, ",.;:?!")) {
            line = SPACED_MARK.matcher(line).replaceAll("$1");
            line = SPACES.matcher(line).replaceAll(" ");
        }
        return line.strip();
    }

    /// Whether anything other than one space stands between words, or a space before a mark.
    private static boolean spaced(String line, String marks) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isWhitespace(c)) {
                char next = i + 1 < line.length() ? line.charAt(i + 1) : 'a';
                if (c != ' ' || Character.isWhitespace(next) || marks.indexOf(next) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String drop(Pattern pattern, String line) {
        return pattern.matcher(line)
                .replaceAll(m -> Matcher.quoteReplacement(leans(line, m) ? m.group() : ""));
    }

    private static boolean leans(String line, MatchResult m) {
        Matcher before = WORD_BEFORE.matcher(line.substring(0, m.start()).stripTrailing());
        return m.start() == 0
                || line.substring(0, m.start()).stripTrailing().endsWith(",")
                || (before.find() && LEANING.contains(before.group(1).toLowerCase(Locale.ROOT)));
    }

    private String unwrap(String quote) {
        StringBuilder out = new StringBuilder(quote.length());
        int i = 0;
        while (i < quote.length()) {
            int end = quote.indexOf('\n', i);
            if (end < 0) {
                end = quote.length();
            }
            String line = quote.substring(i, end).strip();
            if (out.isEmpty() || line.isEmpty()) {
                out.append(line);
            } else {
                boolean spaced = i >= 2 && Character.isWhitespace(quote.charAt(i - 2));
                join(out, line, spaced);
            }
            i = end + 1;
        }
        String line = out.toString().replace("\u00AD", "");
        return (spaced(line, "") ? SPACE.matcher(line).replaceAll(" ") : line).strip();
    }

    private void join(StringBuilder out, String line, boolean spaced) {
        char last = out.charAt(out.length() - 1);
        if ((last == '-' || last == '\u00AD') && Character.isLetter(line.charAt(0))) {
            hyphen(out, line);
        } else if (!spaced && Stemmer.hangul(last) && Stemmer.hangul(line.charAt(0))) {
            korean(out, line);
        } else {
            out.append(' ').append(line);
        }
    }

    /// A hyphen stays where the document writes the word with one elsewhere, or where both parts
    /// are words.
    private void hyphen(StringBuilder out, String line) {
        String head = tail(out.substring(0, out.length() - 1));
        String rest = head(line);
        String joined = (head + rest).toLowerCase(Locale.ROOT);
        String hyphened = (head + "-" + rest).toLowerCase(Locale.ROOT);
        boolean keep =
                !lexicon.contains(joined)
                        && (lexicon.contains(hyphened)
                                || Character.isUpperCase(line.charAt(0))
                                || (head.length() > 2
                                        && rest.length() > 2
                                        && lexicon.contains(head.toLowerCase(Locale.ROOT))
                                        && lexicon.contains(rest.toLowerCase(Locale.ROOT))));
        if (!keep) {
            out.setLength(out.length() - 1);
        }
        out.append(line);
    }

    /// Korean lines break inside words too, and the text does not say where.
    private void korean(StringBuilder out, String line) {
        String head = tail(out.toString());
        String rest = head(line);
        boolean join =
                lexicon.contains(head + rest)
                        || !(lexicon.contains(head) && lexicon.contains(rest));
        out.append(join ? "" : " ").append(line);
    }

    private static String tail(String text) {
        int i = text.length();
        while (i > 0 && Character.isLetter(text.charAt(i - 1))) {
            i--;
        }
        return text.substring(i);
    }

    private static String head(String text) {
        int i = 0;
        while (i < text.length() && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return text.substring(0, i);
    }
}
