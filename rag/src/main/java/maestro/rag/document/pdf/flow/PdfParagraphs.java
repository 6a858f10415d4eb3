package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.text.Endings;

/// Lines in order of reading to paragraphs, by what typesetters do to show where one begins: space,
/// indentation, another size or weight, a short last line, a list's mark.
final class PdfParagraphs {

    private static final Pattern MARK =
            Pattern.compile(
                    "[•◦▪■‣∙●○◆▶–—*·]|\\[\\d{1,3}\\]|\\(\\d{1,2}\\)|\\(?[a-z]\\)|\\d{1,2}[.)]");

    /// The number of a footnote.
    private static final Pattern RAISED = Pattern.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]");

    private final List<PdfLine> lines;
    private final double pitch;
    private final double body;

    private PdfParagraphs(List<PdfLine> lines, double pitch, double body) {
        this.lines = lines;
        this.pitch = pitch;
        this.body = body;
    }

    /// @param pitch usual distance of base lines in the document, in ems
    /// @param body usual size of letters in the document, in points
    static List<PdfParagraph> of(List<PdfLine> lines, double pitch, double body) {
        return new PdfParagraphs(lines, pitch, body).split();
    }

    /// Whether B stands under A as the next line of the same column.
    static boolean under(PdfLine a, PdfLine b) {
        double em = Math.max(a.size(), b.size());
        double down = b.base() - a.base();
        double common = Math.min(a.to(), b.to()) - Math.max(a.from(), b.from());
        return a.page() == b.page()
                && a.angle() == b.angle()
                && down > 0.3 * em
                && down < 2.6 * em
                && common > 0;
    }

    private List<PdfParagraph> split() {
        List<PdfParagraph> found = new ArrayList<>();
        int start = 0;
        while (start < lines.size()) {
            int end = start + 1;
            while (end < lines.size() && under(lines.get(end - 1), lines.get(end))) {
                end++;
            }
            splitColumn(lines.subList(start, end), found);
            start = end;
        }
        return found;
    }

    /// @param column lines that stand under each other
    private void splitColumn(List<PdfLine> column, List<PdfParagraph> found) {
        boolean hanging = hanging(column);
        double right = column.stream().mapToDouble(PdfLine::to).max().orElse(0);
        int i = 0;
        while (i < column.size()) {
            int end = rowsEnd(column, i);
            if (end - i >= 2) {
                found.add(new PdfParagraph(column.subList(i, end), true));
                i = end;
                continue;
            }
            end = i + 1;
            while (end < column.size()
                    && rowsEnd(column, end) - end < 2
                    && !begins(column, i, end, right, hanging)) {
                end++;
            }
            found.add(new PdfParagraph(column.subList(i, end), false));
            i = end;
        }
    }

    /// The end of a run of a table's rows: lines with gaps whose cells stand under each other. Gaps
    /// alone are no sign, since a justified line before a long word is full of them.
    private static int rowsEnd(List<PdfLine> column, int from) {
        int end = from;
        while (end < column.size()
                && column.get(end).hasCells()
                && (end == from || aligned(column.get(end - 1), column.get(end)))) {
            end++;
        }
        return end;
    }

    private static boolean aligned(PdfLine a, PdfLine b) {
        List<double[]> left = a.cells();
        List<double[]> right = b.cells();
        double near = 0.6 * Math.max(a.size(), b.size());
        int under = 0;
        int inner = 0;
        // The first and last edges stand under each other in any text.
        for (int i = 0; i < right.size(); i++) {
            double[] cell = right.get(i);
            boolean first = i == 0;
            boolean last = i == right.size() - 1;
            inner++;
            for (double[] other : left) {
                boolean starts = !first && Math.abs(cell[0] - other[0]) < near;
                boolean ends = !last && Math.abs(cell[1] - other[1]) < near;
                boolean middles = Math.abs(cell[0] + cell[1] - other[0] - other[1]) < near;
                if (starts || ends || middles) {
                    under++;
                    break;
                }
            }
        }
        return under * 2 >= inner;
    }

    /// Whether a paragraph begins at line i, given the one that began at `start`.
    private boolean begins(List<PdfLine> column, int start, int i, double right, boolean hanging) {
        PdfLine a = column.get(i - 1);
        PdfLine b = column.get(i);
        double em = Math.max(a.size(), b.size());
        double down = (b.base() - a.base()) / em;
        double usual =
                i - start >= 2 ? (a.base() - column.get(i - 2).base()) / em : Math.max(pitch, 1.0);
        boolean large = Math.min(a.size(), b.size()) > 1.15 * body;
        double most = large ? 1.8 : Math.max(1.3, Math.max(1.25 * usual, usual + 0.25));
        if (down > most) {
            // A tall formula pushes lines apart inside a sentence.
            boolean pushed = down < 1.8 * usual && Endings.open(a.lastWord()) && lower(b);
            boolean caption = new PdfParagraph(column.subList(start, i), false).caption();
            return !pushed || caption || first(b).length() < 2;
        }
        if (RAISED.matcher(first(b)).lookingAt() && Math.abs(b.from() - a.from()) < 3 * em) {
            return true;
        }
        if (Endings.torn(a.lastWord(), first(b))) {
            return false;
        }
        boolean otherSize = Math.abs(a.size() - b.size()) > 0.08 * em;
        if (otherSize || a.bold() != b.bold()) {
            // A line with much code or many names in it may still be the middle of a sentence.
            boolean midway = Endings.open(a.lastWord()) && a.to() > right - em;
            boolean near = Math.abs(a.size() - b.size()) < 0.15 * em && a.bold() == b.bold();
            return !(midway && near);
        }
        double shift = (b.from() - a.from()) / em;
        boolean terminated = Endings.terminated(a.lastWord());
        if (MARK.matcher(first(b)).matches() && (terminated || shift < -0.5 || shift > 0.5)) {
            return b.words().size() > 1 && !first(b).matches("\\(.*") || terminated;
        }
        if (hanging) {
            return shift < -0.6 || (Math.abs(shift) < 0.6 && terminated && i - start == 1);
        }
        boolean nextReturns =
                i + 1 >= column.size() || column.get(i + 1).from() < b.from() - 0.6 * em;
        boolean steps = shift > 0.6 && shift < 5;
        if (steps && (terminated || nextReturns && !lower(b) && !marked(a))) {
            return true;
        }
        if (shift < -0.6 && i - start >= 2 && terminated) {
            return true;
        }
        boolean shortLine = a.to() < right - 2 * em;
        return shortLine && terminated && !lower(b) && a.to() < b.to();
    }

    /// Whether paragraphs hang (references): their first line stands out to the left and the others
    /// are indented. Then lines that step in don't follow the end of a sentence.
    private static boolean hanging(List<PdfLine> column) {
        int steps = 0;
        int open = 0;
        for (int i = 1; i < column.size(); i++) {
            PdfLine a = column.get(i - 1);
            PdfLine b = column.get(i);
            double shift = (b.from() - a.from()) / Math.max(a.size(), b.size());
            if (shift > 0.6 && shift < 5 && !marked(a)) {
                steps++;
                open += Endings.terminated(a.lastWord()) ? 0 : 1;
            }
        }
        return steps >= 2 && open * 2 > steps;
    }

    static boolean marked(PdfLine line) {
        return MARK.matcher(first(line)).matches();
    }

    private static String first(PdfLine line) {
        return line.words().getFirst().text();
    }

    private static boolean lower(PdfLine line) {
        return Character.isLowerCase(first(line).codePointAt(0));
    }
}
