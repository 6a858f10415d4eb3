package maestro.rag.document.pdf.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfWord;

/// What stands side by side at one height of a page, in whatever order it was drawn.
///
/// @param words from left to right
record PdfRow(List<PdfWord> words, double base, double size) {

    /// Two pieces this far apart, in ems, stand in columns of their own.
    private static final double APART = 2.0;

    /// Rows below a line, from the top down.
    static List<PdfRow> below(List<PdfLine> lines, double base) {
        List<PdfLine> upright =
                lines.stream()
                        .filter(line -> line.angle() == 0 && line.base() > base + 0.3 * line.size())
                        .sorted(Comparator.comparingDouble(PdfLine::base))
                        .toList();
        List<PdfRow> rows = new ArrayList<>();
        List<PdfLine> row = new ArrayList<>();
        for (PdfLine line : upright) {
            if (!row.isEmpty()
                    && line.base() - row.getFirst().base() > 0.35 * row.getFirst().size()) {
                rows.add(of(row));
                row.clear();
            }
            // A lone raised sign between two names is no row of its own.
            if (line.text().length() > 1) {
                row.add(line);
            }
        }
        if (!row.isEmpty()) {
            rows.add(of(row));
        }
        return rows;
    }

    private static PdfRow of(List<PdfLine> lines) {
        double size = lines.stream().mapToDouble(PdfLine::size).max().orElse(1);
        List<PdfWord> words =
                lines.stream()
                        .flatMap(line -> line.words().stream())
                        .sorted(Comparator.comparingDouble(PdfWord::from))
                        .toList();
        return new PdfRow(words, lines.getFirst().base(), size);
    }

    /// Its pieces that stand apart.
    List<List<PdfWord>> cells() {
        List<List<PdfWord>> cells = new ArrayList<>();
        double end = 0;
        for (PdfWord word : words) {
            if (cells.isEmpty() || word.from() - end > APART * size) {
                cells.add(new ArrayList<>());
            }
            cells.getLast().add(word);
            end = word.to();
        }
        return cells;
    }
}
