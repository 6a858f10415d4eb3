package maestro.rag.document.pdf.line;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import maestro.rag.document.text.Scripts;

/// Lines of Hebrew and Arabic: from the order on paper to the order of reading.
final class RightToLeft {

    private RightToLeft() {}

    /// The glyphs of a line in the order in which they are read. Programs write such lines in
    /// either order, so the order on paper is taken and turned by the Unicode bidirectional
    /// algorithm, which is close to its own inverse for a line.
    static List<PdfGlyph> logical(List<PdfGlyph> glyphs) {
        List<PdfGlyph> visual = new ArrayList<>(glyphs);
        visual.sort(Comparator.comparingDouble(PdfGlyph::from));
        StringBuilder text = new StringBuilder();
        long rightToLeft = 0;
        long letters = 0;
        for (PdfGlyph glyph : visual) {
            // One character stands for each glyph, so that indices agree.
            int c = glyph.text().isEmpty() ? ' ' : glyph.text().codePointAt(0);
            text.append(Character.isBmpCodePoint(c) ? (char) c : 'x');
            rightToLeft += Scripts.rightToLeft(c) ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
        }
        boolean mostly = rightToLeft * 2 >= letters;
        Bidi bidi =
                new Bidi(
                        text.toString(),
                        mostly ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        List<List<PdfGlyph>> runs = new ArrayList<>();
        for (int run = 0; run < bidi.getRunCount(); run++) {
            List<PdfGlyph> part =
                    new ArrayList<>(visual.subList(bidi.getRunStart(run), bidi.getRunLimit(run)));
            if (bidi.getRunLevel(run) % 2 == 1) {
                Collections.reverse(part);
            }
            runs.add(part);
        }
        if (mostly) {
            Collections.reverse(runs);
        }
        return runs.stream().flatMap(List::stream).toList();
    }
}
