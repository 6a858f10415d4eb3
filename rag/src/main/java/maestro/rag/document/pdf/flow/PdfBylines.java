package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfPage;
import maestro.rag.document.pdf.line.PdfWord;
import maestro.rag.document.text.PersonNames;
import org.jspecify.annotations.Nullable;

/// Authors of a paper: the names that stand between its title and its abstract.
///
/// Names are told from institutions by their own look ([PersonNames]), by the marks that part one
/// from the next and lead institutions, and by size and weight: a paper sets all of its authors
/// alike. A block of names needs a witness (an abstract, an institution, an address, the word
/// "by"), since a place or a company under the title of a leaflet looks like a name too.
final class PdfBylines {

    /// Rows between the title and the end of the block, and rows before its first name.
    private static final int MOST_ROWS = 40;

    private static final int MOST_BEFORE = 3;

    private static final int MOST_AUTHORS = 100;

    private static final Pattern HEADING =
            Pattern.compile(
                    "(?i)(\\d\\.?\\s*|i\\.\\s*)?(abstract|summary|introduction|keywords?|key words|index terms|ccs"
                            + " concepts|table of contents|contents|résumé|zusammenfassung|요\\s*약|초\\s*록|국문\\s*요약"
                            + "|개\\s*요|서\\s*론|目次|要旨|摘\\s*要)([\\s.:—–-].*)?");

    private static final Pattern LEADING_MARK = Pattern.compile("^[∗*†‡§¶#♯♮⋆★⁰¹²³⁴⁵⁶⁷⁸⁹].*");
    private static final Pattern TRAILING_MARKS =
            Pattern.compile("[^\\p{L}\\p{M}.)'’]+$|(?<=\\p{L}{2})[\\d⁰¹²³⁴⁵⁶⁷⁸⁹]+$");

    private enum Kind {
        NAMES,
        AFFILIATION,
        OTHER
    }

    /// What a row holds.
    ///
    /// @param names parts of names in order, the last perhaps unfinished
    /// @param open whether its last part may go on in the next row
    private record Parsed(Kind kind, List<String> names, boolean open) {
        static final Parsed AFFILIATION = new Parsed(Kind.AFFILIATION, List.of(), false);
        static final Parsed OTHER = new Parsed(Kind.OTHER, List.of(), false);
    }

    private final double height;
    private final List<String> found = new ArrayList<>();
    private @Nullable PdfRow style;
    private @Nullable PdfRow affiliation;
    private boolean closed;
    private boolean afterAddress;
    private boolean open;
    private int witnesses;

    private PdfBylines(double height) {
        this.height = height;
    }

    /// @param stated what the file says of its authors
    /// @param lines of the first page
    /// @return empty where neither can be believed
    static List<String> of(
            @Nullable String stated, PdfTitle title, List<PdfLine> lines, PdfPage page) {
        List<String> known = PersonNames.stated(stated);
        List<String> shown =
                title.lines().isEmpty()
                        ? List.of()
                        : new PdfBylines(page.height()).read(title, lines);
        if (shown.isEmpty()) {
            // A template's title comes with the template's author.
            return title.stated() ? known : List.of();
        }
        Set<String> names = new LinkedHashSet<>(shown);
        return known.size() >= names.size() && names.containsAll(known)
                ? known
                : List.copyOf(names);
    }

    private List<String> read(PdfTitle title, List<PdfLine> lines) {
        PdfLine last = title.lines().getLast();
        int count = 0;
        int before = 0;
        for (PdfRow row : PdfRow.below(lines, last.base())) {
            if (++count > MOST_ROWS || row.base() > 0.7 * height || found.size() > MOST_AUTHORS) {
                break;
            }
            List<List<PdfWord>> cells = row.cells();
            if (cells.stream().anyMatch(cell -> HEADING.matcher(text(cell)).matches())) {
                witnesses++;
                break;
            }
            if (row.size() > 0.98 * last.size() && style != null) {
                // The title again in another language.
                break;
            }
            Parsed parsed = parse(cells);
            if (parsed.kind() != Kind.NAMES && prose(row)) {
                break;
            }
            boolean taken = parsed.kind() == Kind.NAMES && take(row, parsed);
            if (parsed.kind() == Kind.AFFILIATION) {
                witnesses++;
                affiliation = affiliation == null ? row : affiliation;
            }
            afterAddress = text(row.words()).indexOf('@') >= 0;
            closed |= !taken && style != null;
            if (style == null && ++before > MOST_BEFORE) {
                break;
            }
        }
        return finished();
    }

    private List<String> finished() {
        List<String> names = new ArrayList<>();
        for (String part : found) {
            Optional<String> name = PersonNames.of(part);
            if (name.isEmpty()) {
                return List.of();
            }
            names.add(name.get());
        }
        return witnesses > 0 && names.size() <= MOST_AUTHORS ? names : List.of();
    }

    /// Adds a row's names, where it is set like the first one with names.
    private boolean take(PdfRow row, Parsed parsed) {
        if (style != null) {
            boolean like = alike(style, row);
            boolean again = affiliation != null && (afterAddress || !alike(affiliation, row));
            if (!like || closed && !again) {
                return false;
            }
        }
        List<String> names = new ArrayList<>(parsed.names());
        if (open && !found.isEmpty()) {
            String end = found.getLast();
            boolean whole = PersonNames.of(end).isPresent() && !PersonNames.unfinished(end);
            boolean half = PersonNames.of(names.getFirst()).isEmpty();
            if (!whole || half) {
                found.set(found.size() - 1, end + " " + names.removeFirst());
            }
        }
        witnesses += row.words().getFirst().text().equalsIgnoreCase("by") ? 1 : 0;
        found.addAll(names);
        open = parsed.open();
        style = style == null ? row : style;
        return true;
    }

    private static boolean alike(PdfRow a, PdfRow b) {
        return Math.abs(a.size() - b.size()) < 0.06 * a.size() && bold(a) == bold(b);
    }

    private static boolean bold(PdfRow row) {
        int bold = 0;
        int all = 0;
        for (PdfWord word : row.words()) {
            int letters = (int) word.plain().codePoints().filter(Character::isLetter).count();
            all += letters;
            bold += word.bold() ? letters : 0;
        }
        return bold * 2 > all;
    }

    private static boolean prose(PdfRow row) {
        long small =
                row.words().stream()
                        .filter(word -> word.text().matches("\\p{Ll}{2,}[,.;:]?|[가-힣]{2,}[.,]?"))
                        .count();
        return row.words().size() >= 8 && small * 5 >= row.words().size() * 2;
    }

    private Parsed parse(List<List<PdfWord>> cells) {
        List<String> names = new ArrayList<>();
        boolean goesOn = false;
        for (List<PdfWord> cell : cells) {
            Parsed parsed = parseCell(cell);
            if (parsed.kind() != Kind.NAMES) {
                return parsed;
            }
            names.addAll(parsed.names());
            goesOn = parsed.open();
        }
        return new Parsed(Kind.NAMES, names, goesOn);
    }

    /// Parts between commas, marks, wide gaps and the word "and".
    private Parsed parseCell(List<PdfWord> cell) {
        String all = text(cell);
        List<PdfWord> words = beforeSmaller(cell);
        if (leadingMark(cell.getFirst())
                || LEADING_MARK.matcher(all).matches()
                || PersonNames.address(all)
                || words.size() == cell.size() && PersonNames.institution(all)) {
            return Parsed.AFFILIATION;
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        double end = Double.NaN;
        for (PdfWord word : words) {
            double gap = Double.isNaN(end) ? 0 : (word.from() - end) / word.size();
            end = word.to();
            String text = word.plain();
            if (gap > 1.2 || text.isEmpty() || isAnd(text)) {
                close(part, parts);
            }
            if (isAnd(text)) {
                continue;
            }
            String bare = TRAILING_MARKS.matcher(text).replaceAll("");
            if (!bare.isEmpty()) {
                part.append(part.isEmpty() || word.glued() ? "" : " ").append(bare);
            }
            // A mark ends a name, as a comma does.
            if (bare.length() < text.length() || text.length() < word.text().length()) {
                close(part, parts);
            }
        }
        boolean goesOn = !part.isEmpty();
        close(part, parts);
        if (words.size() < cell.size()) {
            witnesses += PersonNames.institution(all) ? 1 : 0;
            goesOn = false;
        }
        return judged(parts, goesOn);
    }

    /// Names all of them, but for pieces of names at the row's edges.
    private Parsed judged(List<String> parts, boolean goesOn) {
        for (int i = 0; i < parts.size(); i++) {
            boolean name = PersonNames.of(parts.get(i)).isPresent();
            boolean tail = i == 0 && open && !found.isEmpty();
            boolean head = i == parts.size() - 1 && goesOn && parts.size() > 1;
            boolean piece = parts.get(i).matches("\\p{Lu}[\\p{L}\\p{M}'’.\\- ]*");
            if (!name && !((tail || head) && piece)) {
                return Parsed.OTHER;
            }
        }
        return parts.isEmpty() ? Parsed.OTHER : new Parsed(Kind.NAMES, parts, goesOn);
    }

    private static void close(StringBuilder part, List<String> parts) {
        String name = part.toString().strip();
        part.setLength(0);
        if (!name.isEmpty() && !PersonNames.rank(name)) {
            parts.add(name);
        }
    }

    /// Some journals set the institution behind the name, smaller.
    private static List<PdfWord> beforeSmaller(List<PdfWord> cell) {
        double size = cell.getFirst().size();
        for (int i = 1; i < cell.size(); i++) {
            PdfWord word = cell.get(i);
            if (word.size() < 0.9 * size && !word.plain().isEmpty()) {
                return cell.subList(0, i);
            }
        }
        return cell;
    }

    /// Whether a word begins with a raised letter or sign, as institutions do.
    private static boolean leadingMark(PdfWord word) {
        return word.plain().length() < word.text().length() && word.text().endsWith(word.plain());
    }

    private static boolean isAnd(String text) {
        return Set.of("and", "&", "und", "et", "및", "·", "by")
                .contains(text.toLowerCase(Locale.ROOT));
    }

    private static String text(List<PdfWord> words) {
        StringBuilder text = new StringBuilder();
        for (PdfWord word : words) {
            text.append(text.isEmpty() || word.glued() ? "" : " ").append(word.text());
        }
        return text.toString();
    }
}
