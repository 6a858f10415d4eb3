package maestro.rag.document.pdf.line;

import java.util.ArrayList;
import java.util.List;

/// A line of a PDF page in the order of reading. Positions are along and across the direction of
/// its writing, in points, so that turned lines compare like others.
///
/// @param angle direction of the writing on the shown page, in degrees clockwise; 0 is upright
/// @param base position of the base line, growing downwards
/// @param size most frequent size of its letters
/// @param spaced whether it ends with a space glyph, which tells in languages that break lines
///   inside words
public record PdfLine(
        int page,
        int angle,
        List<PdfWord> words,
        double from,
        double to,
        double base,
        double size,
        boolean spaced) {

    /// A gap of so many ems is no space between words but the edge of a table's cell.
    public static final double CELL_GAP = 2.0;

    public PdfLine {
        words = List.copyOf(words);
    }

    /// A line of words, with their extent and the most frequent size of their letters.
    public static PdfLine of(
            int page, int angle, double base, List<PdfWord> words, boolean spaced) {
        double size = 0;
        int most = 0;
        for (PdfWord word : words) {
            int letters = 0;
            for (PdfWord other : words) {
                letters += Math.abs(other.size() - word.size()) < 0.2 ? other.text().length() : 0;
            }
            if (letters > most) {
                most = letters;
                size = word.size();
            }
        }
        double from = words.stream().mapToDouble(PdfWord::from).min().orElse(0);
        double to = words.stream().mapToDouble(PdfWord::to).max().orElse(0);
        return new PdfLine(page, angle, words, from, to, base, size, spaced);
    }

    /// Its words with the spaces between them.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (PdfWord word : words) {
            if (!text.isEmpty() && !word.glued()) {
                text.append(' ');
            }
            text.append(word.text());
        }
        return text.toString();
    }

    /// Whether nearly all of its letters are bold; marks and figures don't count.
    public boolean bold() {
        int bold = 0;
        int all = 0;
        for (PdfWord word : words) {
            int letters = (int) word.text().codePoints().filter(Character::isLetter).count();
            all += letters;
            bold += word.bold() ? letters : 0;
        }
        return all > 0 && bold >= 0.9 * all;
    }

    /// Whether a gap in it is as wide as the edge of a table's cell.
    public boolean hasCells() {
        return words.stream().anyMatch(word -> word.gap() > CELL_GAP);
    }

    /// Start and end of each cell along the line.
    public List<double[]> cells() {
        List<double[]> cells = new ArrayList<>();
        for (PdfWord word : words) {
            if (cells.isEmpty() || word.gap() > CELL_GAP) {
                cells.add(new double[] {word.from(), word.to()});
            } else {
                cells.getLast()[1] = word.to();
            }
        }
        return cells;
    }

    /// The text of its last word.
    public String lastWord() {
        return words.getLast().text();
    }

    /// Distance of the upper edge of its first word's box from the page's upper edge, as shown.
    double top() {
        return words.getFirst().box().y();
    }
}
