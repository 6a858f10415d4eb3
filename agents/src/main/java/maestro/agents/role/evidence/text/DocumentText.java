package maestro.agents.role.evidence.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A document's sentences that can be quoted, and its headings.
public final class DocumentText {
    private static final Pattern ABBREVIATION =
            Pattern.compile(
                    "(?:\\b(?:e\\.g|i\\.e|et al|cf|vs|etc|Fig|Figs|Eq|Eqs|Sec|Tab|Dr|Prof|No|Mr|Ms|St|resp|approx|w\\.r\\.t|a\\.k\\.a|Inc|Ltd)|\\b\\p{Lu})\\.\\s*$");

    private static final int LONGEST_ABBREVIATION = "approx".length();

    /// A sentence end that lacks its space ("systems.The").
    private static final Pattern TIGHT =
            Pattern.compile("(?<=[\\p{Ll}\\])]|\\p{Lu}\\p{Lu})[.](?=\\p{Lu}\\p{Ll}+\\s)");

    private static final String BULLETS = "•‣▪●–-";
    private static final Pattern BULLET = Pattern.compile("[" + BULLETS + "]\\s.*");

    private static final String ABSTRACT = "Abstract";

    /// A number, bullet or heading run into the sentence ("1) Quality Scores: Quality scores …").
    private static final String RUN_INTO =
            "(?:[-•*–·]\\s+|\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,4})[).]\\s+)?(?:(?:\\p{Lu}[\\p{L}-]*|of|and|for|in|the|to|with|on)(?:\\s+(?:[\\p{L}-]+)){0,5}(?:\\s*\\[[\\d, –-]+\\])*:\\s+(?=\\p{Lu}))?";

    private static final Pattern RUN_IN = Pattern.compile(RUN_INTO, Pattern.DOTALL);
    private static final Pattern RUN_IN_ABSTRACT =
            Pattern.compile(
                    "^(?:.{0,400}?\\b" + ABSTRACT + "\\s*[—–:]\\s*)?" + RUN_INTO, Pattern.DOTALL);

    private static final Pattern ACKNOWLEDGEMENT =
            Pattern.compile("(?i)^(?:acknowledg|author contribution|funding|감사의)");

    /// A heading without a stop before the sentence ("Language model pre-training The goal of …").
    private static final Pattern HEADED =
            Pattern.compile(
                    "^(?:\\d{1,2}(?:\\.\\d{1,2})*\\.?\\s+)?\\p{Lu}[\\p{L}-]*(?:\\s+[\\p{L}-]+){0,6}\\s+(?=(?:The|We|In|To|Our|This|A|An|For|As|It|When|While|If|Given|These|There|Although|Since|One|Because|Prior|Previous|Recent|By|On|From|With|Each|Most|Some|Many|Several|Unlike|After|Existing|Such|Both|Despite|Once|Here|At|During|Following|Another)\\s+[\\p{Ll}])|^(\\p{Lu}[\\p{L}\\d-]+)\\s+(?=The\\s+\\1\\b)");

    /// "4.1.1 Factuality Evaluation In RAG scenarios, …".
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "^\\d{1,2}(?:\\.\\d{1,2})+\\.?\\s+(?:\\p{Lu}[\\p{L}-]*\\s+|(?:of|and|for|in|the|to|with|on)\\s+){1,8}?(?=(?:The|We|In|To|Our|A|An|For|As|It|When|While|If|Given|There|Although|Since)\\s)");

    /// Words that tie a sentence to the one before it and are not missed without that.
    private static final Pattern CONNECTIVE =
            Pattern.compile(
                    "^(?:However|Moreover|Furthermore|Additionally|In addition|Besides|Meanwhile|Firstly|First|Secondly|Second|Thirdly|Third|Lastly|Finally|In particular|Overall|Indeed|In conclusion|In summary|To summarize|Nevertheless|Nonetheless|What[’']s worse|Unfortunately|As is shown|As shown|In comparison|In contrast|On the other hand|Notably|Specifically|Therefore|Hence|Thus|Consequently|As a result),\\s+|^(?:Note|Please note|It is worth noting|It should be noted) that\\s+|^(?:그러나|하지만|그리고|또한|따라서|그러므로|다만|한편|특히|물론),?\\s+");

    /// Characters that have to be left of a sentence without its first words.
    private static final int LEAST_LEFT = 40;

    private static final int LEAST_KOREAN_LEFT = 12;
    private static final int MOST_STATEMENTS = 20_000;

    private final String text;
    private final Readable readable;
    private final List<Statement> statements;
    private final Set<String> headings = new LinkedHashSet<>();

    public DocumentText(String documentId, String text) {
        this.text = text;
        this.readable = new Readable(text);
        this.statements = List.copyOf(read(documentId));
    }

    public String text() {
        return text;
    }

    public Readable readable() {
        return readable;
    }

    /// In order of their place.
    public List<Statement> statements() {
        return statements;
    }

    /// Titles of its sections that name a subject, without their numbers.
    public Set<String> headings() {
        return headings;
    }

    /// Statements that stand wholly within a range of the text.
    public List<Statement> within(int start, int end) {
        int low = 0;
        int high = statements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (statements.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Statement> found = new ArrayList<>();
        for (int i = low; i < statements.size() && statements.get(i).start() < end; i++) {
            if (statements.get(i).end() <= end) {
                found.add(statements.get(i));
            }
        }
        return found;
    }

    private List<Statement> read(String documentId) {
        List<Statement> found = new ArrayList<>();
        String heading = "";
        int from = -1;
        int to = -1;
        Lines.Zone zone = Lines.Zone.BODY;
        List<Lines.Line> lines = Lines.of(text);
        boolean whole = wholeParagraphs(lines);
        for (Lines.Line line : lines) {
            if (ACKNOWLEDGEMENT.matcher(heading).find() && line.kind() != Lines.Kind.HEADING) {
                continue;
            }
            boolean prose = line.kind() == Lines.Kind.PROSE && line.zone() != Lines.Zone.REFERENCES;
            if (prose && from >= 0 && !whole && !bullet(line.text())) {
                to = line.end();
                continue;
            }
            if (from >= 0) {
                block(documentId, from, to, heading, zone, found);
                from = -1;
            }
            if (prose) {
                from = line.start();
                to = line.end();
                zone = line.zone();
            } else if (line.kind() == Lines.Kind.HEADING) {
                String title = Lines.title(line.text());
                if (line.zone() == Lines.Zone.BODY && !Lines.part(title)) {
                    headings.add(title);
                }
                heading = title;
            }
            if (found.size() > MOST_STATEMENTS) {
                break;
            }
        }
        if (from >= 0) {
            block(documentId, from, to, heading, zone, found);
        }
        return found;
    }

    private static boolean bullet(String line) {
        return !line.isEmpty()
                && BULLETS.indexOf(line.charAt(0)) >= 0
                && BULLET.matcher(line).matches();
    }

    /// Whether a line is a whole paragraph, as our own readers store it, or a line of a page: told
    /// by the length of the line that the middle character stands in.
    private static boolean wholeParagraphs(List<Lines.Line> lines) {
        List<Integer> lengths =
                lines.stream()
                        .filter(l -> l.kind() == Lines.Kind.PROSE)
                        .map(l -> l.text().length())
                        .sorted()
                        .toList();
        long half = lengths.stream().mapToLong(Integer::longValue).sum() / 2;
        for (int length : lengths) {
            half -= length;
            if (half <= 0) {
                return length > 140;
            }
        }
        return true;
    }

    private void block(
            String documentId,
            int from,
            int to,
            String heading,
            Lines.Zone zone,
            List<Statement> found) {
        List<int[]> spans = sentences(from, to);
        int position = 0;
        String previous = "";
        int previousStart = -1;
        for (int[] span : spans) {
            int start = skip(span[0], span[1]);
            String line = capital(readable.of(text.substring(start, span[1])), start > span[0]);
            double complete = Judgement.completeness(line);
            boolean paragraph = position == 0 || paragraphStart(start, from);
            position = paragraph ? 0 : position;
            double place = zone == Lines.Zone.APPENDIX ? 0.3 : 1.0 / (1 + 0.15 * position);
            if (complete > 0 && Judgement.dangling(line)) {
                String both = previous + " " + line;
                double joined = previous.isEmpty() ? 0 : Judgement.completeness(both);
                if (joined > 0 && !Judgement.dangling(previous)) {
                    add(
                            found,
                            documentId,
                            previousStart,
                            span[1],
                            both,
                            heading,
                            place,
                            joined - 0.1);
                }
            } else if (complete > 0) {
                add(found, documentId, start, span[1], line, heading, place, complete);
            }
            previous = complete > 0 ? line : "";
            previousStart = start;
            position++;
        }
    }

    private static void add(
            List<Statement> found,
            String documentId,
            int start,
            int end,
            String line,
            String heading,
            double place,
            double completeness) {
        Statement statement =
                new Statement(
                        documentId,
                        start,
                        end,
                        line,
                        Words.content(line),
                        heading,
                        place,
                        Math.max(completeness, 0.05));
        int at = found.size();
        while (at > 0 && found.get(at - 1).start() > start) {
            at--;
        }
        found.add(at, statement);
    }

    /// A line that follows a short one which ended a sentence begins a paragraph.
    private boolean paragraphStart(int start, int from) {
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        if (lineStart <= from || !text.substring(lineStart, start).isBlank()) {
            return false;
        }
        int before = text.lastIndexOf('\n', lineStart - 2) + 1;
        int earlier = before < 2 ? 0 : text.lastIndexOf('\n', before - 2) + 1;
        return (lineStart - before) * 5 < (before - earlier) * 4;
    }

    private int skip(int start, int end) {
        int from = start;
        boolean summary = text.substring(start, end).contains(ABSTRACT);
        Pattern first = summary ? RUN_IN_ABSTRACT : RUN_IN;
        for (Pattern pattern : List.of(first, NUMBERED, HEADED, CONNECTIVE)) {
            String rest = text.substring(from, end);
            Matcher m = pattern.matcher(rest);
            if (m.lookingAt() && m.end() > 0) {
                int least = Words.korean(rest) ? LEAST_KOREAN_LEFT : LEAST_LEFT;
                from += rest.length() - m.end() > least ? m.end() : 0;
            }
        }
        return from;
    }

    /// A sentence that lost its first words begins with a capital again.
    private static String capital(String line, boolean cut) {
        return cut && !line.isEmpty()
                ? Character.toUpperCase(line.charAt(0)) + line.substring(1)
                : line;
    }

    private List<int[]> sentences(int from, int to) {
        String block = text.substring(from, to).replace('\n', ' ').replace('\r', ' ');
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(block);
        List<int[]> spans = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String piece = block.substring(start, end);
            boolean lower = end < block.length() && Character.isLowerCase(block.charAt(end));
            if ((lower || abbreviation(piece)) && end < block.length()) {
                continue;
            }
            tight(block, start, end, from, spans);
            start = end;
        }
        if (start < block.length()) {
            tight(block, start, block.length(), from, spans);
        }
        return spans;
    }

    /// Whether the last stop is that of an abbreviation, with nothing after it.
    private static boolean abbreviation(String piece) {
        int stop = piece.lastIndexOf('.');
        return stop >= 0
                && ABBREVIATION
                        .matcher(piece)
                        .region(Math.max(0, stop - LONGEST_ABBREVIATION), piece.length())
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false)
                        .find();
    }

    private static void tight(String block, int start, int end, int from, List<int[]> spans) {
        String piece = block.substring(start, end);
        Matcher m = TIGHT.matcher(piece);
        int at = start;
        while (Cues.capitalAfterStop(piece) && m.find()) {
            trimmed(block, at, start + m.end(), from, spans);
            at = start + m.end();
        }
        trimmed(block, at, end, from, spans);
    }

    private static void trimmed(String block, int start, int end, int from, List<int[]> spans) {
        int a = start;
        int b = end;
        while (a < b && Character.isWhitespace(block.charAt(a))) {
            a++;
        }
        while (b > a && Character.isWhitespace(block.charAt(b - 1))) {
            b--;
        }
        if (b > a) {
            spans.add(new int[] {from + a, from + b});
        }
    }
}
