package maestro.rag.document.pdf;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/// Small PDFs written line by line.
public final class PdfSamples implements AutoCloseable {

    public static final PDType1Font PLAIN = new PDType1Font(FontName.HELVETICA);
    public static final PDType1Font BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    public final PDDocument document = new PDDocument();
    private PDPage page = new PDPage();

    public PdfSamples page() {
        return page(PDRectangle.LETTER, 0);
    }

    public PdfSamples page(PDRectangle size, int rotation) {
        page = new PDPage(size);
        page.setRotation(rotation);
        document.addPage(page);
        return this;
    }

    public PDPage current() {
        return page;
    }

    /// Writes lines below each other where a text begins.
    public PdfSamples lines(String... lines) throws IOException {
        return lines(72, 700, 10, lines);
    }

    /// Writes lines below each other, at x and y from the page's lower left corner, in points.
    public PdfSamples lines(double x, double y, double size, String... lines) throws IOException {
        return lines(PLAIN, x, y, size, lines);
    }

    public PdfSamples lines(PDType1Font font, double x, double y, double size, String... lines)
            throws IOException {
        for (int i = 0; i < lines.length; i++) {
            text(
                    font,
                    size,
                    Matrix.getTranslateInstance((float) x, (float) (y - i * 1.2 * size)),
                    lines[i]);
        }
        return this;
    }

    public PdfSamples text(PDType1Font font, double size, Matrix matrix, String text)
            throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(
                        document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.beginText();
            content.setFont(font, (float) size);
            content.setTextMatrix(matrix);
            content.showText(text);
            content.endText();
        }
        return this;
    }

    public PdfSamples protect(String owner, String user) throws IOException {
        StandardProtectionPolicy policy =
                new StandardProtectionPolicy(owner, user, new AccessPermission());
        policy.setEncryptionKeyLength(128);
        document.protect(policy);
        return this;
    }

    public Path save(Path folder) throws IOException {
        Path file = folder.resolve("sample.pdf");
        document.save(file.toFile());
        return file;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
