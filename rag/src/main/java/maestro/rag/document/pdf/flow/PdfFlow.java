package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfWord;
import maestro.rag.document.text.Endings;
import maestro.rag.document.text.Scripts;

/// Paragraphs of all pages to one flow: what was torn apart by a column's or page's end is joined,
/// and what stood between (a figure's caption, a footnote, a table) is moved out of the way.
final class PdfFlow {

    /// Figures and footnotes between the two halves of a paragraph, at most.
    private static final int FLOATS = 60;

    private final double body;

    private PdfFlow(double body) {
        this.body = body;
    }

    /// @param pages lines of each page without running heads
    static List<PdfParagraph> of(List<List<PdfLine>> pages) {
        double pitch = pitch(pages);
        double body = bodySize(pages);
        List<PdfParagraph> all = new ArrayList<>();
        for (List<PdfLine> page : pages) {
            all.addAll(PdfParagraphs.of(dropCaps(page), pitch, body));
        }
        return new PdfFlow(body).joined(all);
    }

    private List<PdfParagraph> joined(List<PdfParagraph> all) {
        List<PdfParagraph> flow = new ArrayList<>();
        List<PdfParagraph> rest = new ArrayList<>(all);
        int i = 0;
        while (i < rest.size()) {
            PdfParagraph paragraph = rest.get(i);
            int next = continuation(rest, i);
            if (next < 0) {
                flow.add(paragraph);
                i++;
                continue;
            }
            PdfParagraph second = rest.get(next);
            List<PdfLine> lines = new ArrayList<>(paragraph.lines());
            lines.addAll(second.lines());
            int page = paragraph.last().page();
            List<PdfParagraph> after = new ArrayList<>();
            for (PdfParagraph between : rest.subList(i + 1, next)) {
                if (between.last().page() == page && second.first().page() != page
                        || between.first().page() == paragraph.first().page()) {
                    flow.add(between);
                } else {
                    after.add(between);
                }
            }
            // The joined paragraph may itself go on after the next column's end.
            rest.set(next, new PdfParagraph(lines, false));
            rest.addAll(next + 1, after);
            i = next;
        }
        return flow;
    }

    /// The index of the paragraph that goes on where this one stops; -1 where none does.
    private int continuation(List<PdfParagraph> all, int index) {
        PdfParagraph a = all.get(index);
        if (!a.open() || a.caption() || a.first().angle() != 0 || a.last().bold()) {
            return -1;
        }
        for (int i = index + 1; i < all.size() && i <= index + FLOATS; i++) {
            PdfParagraph b = all.get(i);
            if (b.first().page() > a.last().page() + 1) {
                return -1;
            }
            boolean alike = Math.abs(a.size() - b.size()) < 0.06 * a.size();
            boolean adjacent = i == index + 1;
            if (alike && !b.rows() && !b.caption() && (isBody(b) || adjacent)) {
                if (goesOn(a, b)) {
                    return i;
                }
                if (b.lines().size() > 1) {
                    return -1;
                }
            }
            if (!isBody(a)) {
                // Only running text is looked for beyond figures and footnotes.
                return -1;
            }
        }
        return -1;
    }

    private static boolean goesOn(PdfParagraph a, PdfParagraph b) {
        PdfLine from = a.last();
        PdfLine to = b.first();
        boolean sameColumn =
                from.page() == to.page()
                        && to.base() > from.base()
                        && Math.min(from.to(), to.to()) > Math.max(from.from(), to.from());
        boolean torn = Endings.torn(from.lastWord(), to.words().getFirst().text());
        boolean near = torn && to.base() - from.base() < 4 * from.size();
        if (sameColumn && !near || to.bold() || !reads(b)) {
            return false;
        }
        String last = from.lastWord();
        if (b.continuing() || torn) {
            return true;
        }
        int first = firstChar(b);
        boolean indented =
                b.lines().size() > 1 && to.from() > b.lines().get(1).from() + 0.5 * b.size();
        // "KorQuAD" and, in the next column, "1.0과": a number may well stand in mid-sentence.
        boolean number = Character.isDigit(first) && numberInKorean(b.first());
        boolean eastern = Character.isIdeographic(first) || Scripts.hangul(first) || number;
        boolean full = fullLine(a) && !indented;
        boolean midway =
                Character.isLowerCase(last.codePointBefore(last.length())) || last.endsWith(",");
        boolean wide = to.to() - to.from() > 0.7 * (from.to() - from.from());
        return full && wide && (eastern || (midway && b.lines().size() > 1));
    }

    /// Whether a line begins with a number that is followed by Korean and heads no item.
    private static boolean numberInKorean(PdfLine line) {
        String word = line.words().getFirst().text();
        String two = word + (line.words().size() > 1 ? line.words().get(1).text() : "");
        return !PdfParagraphs.marked(line) && two.codePoints().anyMatch(Scripts::hangul);
    }

    /// A first line of words, not of a formula.
    private static boolean reads(PdfParagraph paragraph) {
        return paragraph.first().words().stream()
                        .filter(word ->
                                word.text()
                                        .matches(".*\\p{L}{3,}.*|.*\\p{IsHan}.*|.*\\p{IsHangul}.*"))
                        .count()
                >= Math.min(3, paragraph.first().words().size());
    }

    private static int firstChar(PdfParagraph paragraph) {
        return paragraph.first().words().getFirst().text().codePointAt(0);
    }

    private static boolean fullLine(PdfParagraph paragraph) {
        double right = paragraph.lines().stream().mapToDouble(PdfLine::to).max().orElse(0);
        return paragraph.lines().size() >= 2 && paragraph.last().to() > right - paragraph.size();
    }

    private boolean isBody(PdfParagraph paragraph) {
        return !paragraph.rows()
                && !paragraph.caption()
                && paragraph.first().angle() == 0
                && Math.abs(paragraph.size() - body) < 0.06 * body;
    }

    /// An initial as tall as several lines goes back to its word.
    private static List<PdfLine> dropCaps(List<PdfLine> lines) {
        List<PdfLine> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            PdfLine line = lines.get(i);
            PdfLine next = i + 1 < lines.size() ? lines.get(i + 1) : null;
            if (next != null
                    && line.words().size() == 1
                    && line.text().length() == 1
                    && Character.isUpperCase(line.text().charAt(0))
                    && line.size() > 1.8 * next.size()
                    && next.angle() == line.angle()
                    && next.from() > line.from()
                    && next.from() - line.to() < 2 * next.size()) {
                List<PdfWord> words = new ArrayList<>(line.words());
                words.add(next.words().getFirst().afterInitial());
                words.addAll(next.words().subList(1, next.words().size()));
                out.add(
                        new PdfLine(
                                next.page(),
                                next.angle(),
                                words,
                                next.from(),
                                next.to(),
                                next.base(),
                                next.size(),
                                next.spaced()));
                i++;
            } else {
                out.add(line);
            }
        }
        return out;
    }

    static double bodySize(List<List<PdfLine>> pages) {
        Map<Long, Integer> letters = new HashMap<>();
        for (List<PdfLine> page : pages) {
            for (PdfLine line : page) {
                letters.merge(Math.round(line.size() * 4), line.text().length(), Integer::sum);
            }
        }
        return mostFrequent(letters, 40) / 4;
    }

    /// The usual distance of base lines in ems.
    private static double pitch(List<List<PdfLine>> pages) {
        Map<Long, Integer> counts = new HashMap<>();
        for (List<PdfLine> page : pages) {
            for (int i = 1; i < page.size(); i++) {
                if (PdfParagraphs.under(page.get(i - 1), page.get(i))) {
                    double down = page.get(i).base() - page.get(i - 1).base();
                    counts.merge(Math.round(20 * down / page.get(i).size()), 1, Integer::sum);
                }
            }
        }
        return mostFrequent(counts, 24) / 20;
    }

    private static double mostFrequent(Map<Long, Integer> counts, long otherwise) {
        long best = otherwise;
        int most = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            boolean more = entry.getValue() > most;
            if (more || entry.getValue() == most && entry.getKey() < best) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }
}
