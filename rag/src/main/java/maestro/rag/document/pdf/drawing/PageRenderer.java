package maestro.rag.document.pdf.drawing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import maestro.rag.document.Deadline;
import maestro.rag.document.PageImage;
import maestro.rag.document.pdf.opening.PdfOpening;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.rendering.ImageType;

/// Draws pages to pixels, in the geometry of [Region]: what a document's layout says stands at a
/// place in points is drawn at that place times the scale.
public final class PageRenderer {

    /// A larger picture is drawn at a smaller scale.
    private static final double MOST_PIXELS = 40e6;

    /// A page of a map may take ten seconds.
    private static final Duration TO_DRAW = Duration.ofMinutes(1);

    private PageRenderer() {}

    /// Draws one page of a PDF.
    ///
    /// @param page from 1
    /// @param scale pixels for each PDF point; the picture says which was used, since huge pages
    ///   are drawn smaller
    /// @return empty where there is no such page, or it cannot be drawn
    public static Optional<PageImage> render(Path pdf, int page, double scale) {
        if (page < 1 || !(scale > 0)) {
            return Optional.empty();
        }
        try (PdfOpening opening = PdfOpening.open(pdf)) {
            PDDocument document = opening.document();
            if (page > document.getNumberOfPages()) {
                return Optional.empty();
            }
            double used = scale(document, page, scale);
            BoundedRenderer renderer = renderer(document);
            BufferedImage image = renderer.renderImage(page - 1, (float) used, ImageType.RGB);
            int width = image.getWidth();
            int height = image.getHeight();
            int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
            return Optional.of(new PageImage(width, height, used, argb, renderer.drewAll()));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Callers show the page's text where there is no picture; why there is none is of no
            // use.
            return Optional.empty();
        }
    }

    /// The scale at which a page is drawn where another is wished for, since huge ones are drawn
    /// smaller.
    public static double scale(PDDocument document, int page, double wished) {
        PDRectangle crop = document.getPage(page - 1).getCropBox();
        double area = Math.max(1.0, crop.getWidth()) * Math.max(1.0, crop.getHeight());
        return Math.min(wished, Math.sqrt(MOST_PIXELS / area));
    }

    /// One page of a PDF that is open, at a scale that [#scale] gave.
    public static BufferedImage draw(PDDocument document, int page, double scale, ImageType type)
            throws IOException {
        return renderer(document).renderImage(page - 1, (float) scale, type);
    }

    private static BoundedRenderer renderer(PDDocument document) {
        BoundedRenderer renderer = new BoundedRenderer(document, new Deadline(TO_DRAW));
        renderer.setSubsamplingAllowed(true);
        // the boxes around links distract from the marks around quotes
        renderer.setAnnotationsFilter(shown -> !(shown instanceof PDAnnotationLink));
        return renderer;
    }
}
