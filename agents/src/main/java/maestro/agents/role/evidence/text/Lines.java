package maestro.agents.role.evidence.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells prose from what surrounds it on a page, line by line: headings, captions, rows of tables,
/// running heads, entries of the reference list.
final class Lines {
    enum Kind {
        BLANK,
        PROSE,
        HEADING,
        CAPTION,
        TABLE,
        FURNITURE
    }

    /// Which part of a document a line stands in.
    enum Zone {
        BODY,
        REFERENCES,
        APPENDIX
    }

    record Line(int start, int end, String text, Kind kind, Zone zone) {}

    private static final Set<String> PARTS = Set.copyOf(WordLists.lines("headings.txt"));
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "^(?:\\d{1,2}(?:\\.\\d{1,2})*\\.?|[A-Z]\\.|[IVX]{1,5}\\.|#{1,6})\\s+\\S.*");
    private static final Pattern NUMBER = Pattern.compile("^[\\dIVXA-Z#]+(?:\\.\\d{1,2})*\\.?\\s+");
    private static final Pattern CAPTION =
            Pattern.compile(
                    "^(?:Table|Figure|Fig\\.|TABLE|FIGURE|FIG\\.|Algorithm|그림|표)\\s*[\\dIVX]+\\s*(?:[:.|\\]].*|$)");
    private static final Pattern REFERENCES =
            Pattern.compile(
                    "(?i)^(?:[\\dIVX]+\\.?\\s+)?(?:references|bibliography|works cited|literature cited|참고\\s*문헌)\\s*:?$");
    private static final Pattern APPENDIX =
            Pattern.compile("(?i)^(?:appendix|appendices|supplement\\w*|부록)\\b.{0,60}$");
    private static final Pattern PAGE_NUMBER = Pattern.compile("^[-–\\s]*\\d{1,4}[-–\\s]*$");
    private static final String SYMBOLS = "†‡✓✗×|∗*=→∈∑←≤≥∥{}";

    /// "C Training Details", which in the body would be the start of a title.
    private static final Pattern LETTERED =
            Pattern.compile("^[A-Z](?:\\.\\d)?\\s+\\p{Lu}[^.?!]{2,60}$");

    private static final int CAPTION_LINES = 6;

    private Lines() {}

    private static boolean isReferences(String line, int start, String text) {
        return REFERENCES.matcher(line).matches() && start > text.length() / 4;
    }

    static List<Line> of(String text) {
        List<int[]> ranges = ranges(text);
        Map<String, Integer> seen = new HashMap<>();
        for (int[] range : ranges) {
            seen.merge(text.substring(range[0], range[1]).strip(), 1, Integer::sum);
        }
        List<Line> lines = new ArrayList<>(ranges.size());
        Zone zone = Zone.BODY;
        int caption = 0;
        for (int i = 0; i < ranges.size(); i++) {
            int start = ranges.get(i)[0];
            int end = ranges.get(i)[1];
            String line = text.substring(start, end).strip();
            if (isReferences(line, start, text)) {
                zone = Zone.REFERENCES;
            } else if (zone == Zone.REFERENCES && APPENDIX.matcher(line).matches()) {
                zone = Zone.APPENDIX;
            }
            String next =
                    i + 1 < ranges.size()
                            ? text.substring(ranges.get(i + 1)[0], ranges.get(i + 1)[1]).strip()
                            : "";
            String previous = lines.isEmpty() ? "" : lines.getLast().text();
            Kind kind = kind(line, previous, next, seen.getOrDefault(line, 0));
            if (zone == Zone.APPENDIX && LETTERED.matcher(line).matches()) {
                kind = Kind.HEADING;
            }
            if (kind == Kind.CAPTION) {
                caption = line.endsWith(".") && line.length() > 30 ? 0 : CAPTION_LINES;
            } else if (caption > 0) {
                caption = kind == Kind.PROSE && !line.endsWith(".") ? caption - 1 : 0;
                kind = kind == Kind.PROSE ? Kind.CAPTION : kind;
            }
            lines.add(new Line(start, end, line, kind, zone));
        }
        return lines;
    }

    /// The words of a heading line without its number.
    static String title(String heading) {
        return NUMBER.matcher(heading).replaceFirst("").strip();
    }

    /// Whether a heading names a part of any paper ("Results") and no subject.
    static boolean part(String title) {
        return PARTS.contains(title.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip());
    }

    private static List<int[]> ranges(String text) {
        List<int[]> ranges = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            ranges.add(new int[] {start, end});
            start = end + 1;
        }
        return ranges;
    }

    private static Kind kind(String line, String previous, String next, int occurrences) {
        if (line.isEmpty()) {
            return Kind.BLANK;
        }
        if (PAGE_NUMBER.matcher(line).matches()
                || (occurrences >= 3 && line.length() > 8 && line.length() < 120)) {
            return Kind.FURNITURE;
        }
        if (CAPTION.matcher(line).matches()) {
            return Kind.CAPTION;
        }
        if (heading(line, previous, next)) {
            return Kind.HEADING;
        }
        return row(line) ? Kind.TABLE : Kind.PROSE;
    }

    private static boolean heading(String line, String previous, String next) {
        if (line.length() > 80 || ".?!,;:".indexOf(line.charAt(line.length() - 1)) >= 0) {
            return false;
        }
        boolean numbered = NUMBERED.matcher(line).matches();
        String title = numbered ? title(line) : line;
        if (Lines.part(title)) {
            return true;
        }
        if (title.isEmpty() || title.endsWith("-")) {
            return false;
        }
        List<Words.Word> words = Words.of(title);
        if (words.isEmpty() || words.size() > 11 || !startsHeading(title)) {
            return false;
        }
        long numbers = words.stream().filter(Words.Word::number).count();
        if (numbers * 3 > words.size()) {
            return false;
        }
        if (numbered) {
            return true;
        }
        long content = words.stream().filter(w -> !w.stop()).count();
        long capital =
                words.stream()
                        .filter(w -> !w.stop() && Character.isUpperCase(w.form().charAt(0)))
                        .count();
        return words.size() <= 8
                && capital * 10 >= content * 8
                && content >= 1
                && (previous.isEmpty()
                        || ".?!".indexOf(previous.charAt(previous.length() - 1)) >= 0)
                && !next.isEmpty()
                && startsHeading(next);
    }

    private static boolean startsHeading(String title) {
        char first = title.charAt(0);
        return Character.isUpperCase(first) || Stemmer.hangul(first);
    }

    private static boolean row(String line) {
        String[] tokens = line.split("\\s+");
        int numbers = 0;
        for (String token : tokens) {
            if (Character.isDigit(token.charAt(0)) || token.equals("-") || token.equals("/")) {
                numbers++;
            }
        }
        long symbols = line.chars().filter(c -> SYMBOLS.indexOf(c) >= 0).count();
        return (line.contains(" | ") && line.split(" \\| ", -1).length > 2)
                || (tokens.length >= 2 && numbers * 5 >= tokens.length * 2)
                || (symbols >= 2 && symbols * 8 >= line.length() / 5.0);
    }
}
