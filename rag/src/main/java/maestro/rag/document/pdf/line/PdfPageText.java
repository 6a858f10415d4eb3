package maestro.rag.document.pdf.line;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.rag.document.Deadline;
import maestro.rag.document.pdf.opening.PdfHealth;
import maestro.rag.document.pdf.opening.TooMuch;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// Collects the glyphs of one page after the other in the order in which the page draws them, which
/// for typeset papers is the order of reading.
public final class PdfPageText extends PDFTextStripper {

    /// What one font or form may unpack to; the largest fonts of whole languages have half.
    private static final long MOST_UNPACKED = 64L << 20;

    /// Forms drawn on one page.
    private static final int MOST_FORMS = 20_000;

    private final Set<COSBase> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private int forms;
    private final Deadline deadline;
    private final Set<COSBase> bounded = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int mostGlyphs;
    private final Map<PDFont, Boolean> boldFonts = new IdentityHashMap<>();
    private PdfDoubles doubles;
    private int glyphs;
    private boolean fontLost;
    private boolean textLost;

    /// @param mostGlyphs on one page
    public PdfPageText(Deadline deadline, int mostGlyphs) throws IOException {
        this.deadline = deadline;
        this.mostGlyphs = mostGlyphs;
        this.doubles = new PdfDoubles(deadline);
        // Pages are handed over one by one, so the stripper's own count stays at 0.
        setStartPage(0);
        // [PdfDoubles] sees to that.
        setSuppressDuplicateOverlappingText(false);
    }

    /// The page's glyphs. Where the page fails half-way, those before are in `into` all the same.
    ///
    /// @return whether all of its text could be had
    /// @throws Deadline.Passed where time is up or the thread was interrupted
    public boolean collect(PDPage page, int number, List<PdfGlyph> into) throws IOException {
        glyphs = 0;
        forms = 0;
        shown.clear();
        doubles = new PdfDoubles(deadline);
        fontLost = false;
        textLost = false;
        charactersByArticle.clear();
        try {
            processPage(page);
        } finally {
            PDRectangle crop = page.getCropBox();
            int rotation = rotation(page);
            for (List<TextPosition> article : charactersByArticle) {
                for (TextPosition position : article) {
                    boolean bold = boldFonts.computeIfAbsent(position.getFont(), PdfGlyph::isBold);
                    into.add(PdfGlyph.of(position, number, crop, rotation, bold));
                }
            }
        }
        return !textLost;
    }

    /// By how many degrees clockwise a page is turned to be shown: 0 to 359.
    public static int rotation(PDPage page) {
        return Math.floorMod(page.getRotation(), 360);
    }

    @Override
    protected void writePage() {
        // The glyphs are taken as they are; the stripper's own text isn't wanted.
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        deadline.check();
        switch (operator.getName()) {
            case OperatorName.SET_FONT_AND_SIZE -> setFont(operator, operands);
            case OperatorName.SHOW_TEXT,
                    OperatorName.SHOW_TEXT_ADJUSTED,
                    OperatorName.SHOW_TEXT_LINE,
                    OperatorName.SHOW_TEXT_LINE_AND_SPACE -> {
                if (!fontLost) {
                    super.processOperator(operator, operands);
                }
            }
            default -> super.processOperator(operator, operands);
        }
    }

    /// A font that can't be had costs the text set in it, not the rest of the page.
    private void setFont(Operator operator, List<COSBase> operands) {
        try {
            boundFont(operands);
            super.processOperator(operator, operands);
            fontLost = false;
        } catch (IOException | TooMuch e) {
            fontLost = true;
            textLost = true;
        }
    }

    private void boundFont(List<COSBase> operands) {
        COSDictionary all =
                getResources() == null
                        ? null
                        : getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        if (all != null && !operands.isEmpty() && operands.getFirst() instanceof COSName name) {
            bound(all.getDictionaryObject(name));
        }
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (begin(form)) {
            super.showForm(form);
            shown.remove(form.getCOSObject());
        }
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        if (begin(form)) {
            super.showTransparencyGroup(form);
            shown.remove(form.getCOSObject());
        }
    }

    /// Whether a form is to be shown: one that draws itself is not, and forms that draw each other
    /// many times over have an end.
    private boolean begin(PDFormXObject form) {
        if (++forms > MOST_FORMS) {
            throw new TooMuch();
        }
        bound(form.getCOSObject());
        return shown.add(form.getCOSObject());
    }

    private void bound(@Nullable COSBase object) {
        if (object != null && bounded.add(object)) {
            PdfHealth.bound(object, MOST_UNPACKED);
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++glyphs > mostGlyphs) {
            throw new TooMuch();
        }
        String character = text.getUnicode();
        float tolerance = text.getWidth() / character.length() / 3.0f;
        if (!doubles.again(character, text.getX(), text.getY(), tolerance)) {
            super.processTextPosition(text);
        }
    }

    /// Glyphs to lines of words.
    public static List<PdfLine> lines(int page, List<PdfGlyph> glyphs) {
        List<PdfLine> lines = new ArrayList<>();
        PdfLineBuilder line = new PdfLineBuilder(page);
        for (PdfGlyph glyph : glyphs) {
            if (!line.takes(glyph)) {
                line.finish().ifPresent(lines::add);
                line = new PdfLineBuilder(page);
            }
            line.add(glyph);
        }
        line.finish().ifPresent(lines::add);
        return lines;
    }
}
