package maestro.rag.document.pdf.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import maestro.rag.document.Deadline;
import maestro.rag.document.PageImage;
import maestro.rag.document.picture.ClaimingJpeg;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedRendererTest {
    private static final int WHITE = 0xFFFFFFFF;

    @TempDir Path folder;

    private Path pdf(byte[] jpeg, int width, int height, boolean inline) throws IOException {
        Path file = folder.resolve("picture.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                if (!inline) {
                    content.drawImage(
                            new PDImageXObject(
                                    document,
                                    new ByteArrayInputStream(jpeg),
                                    COSName.DCT_DECODE,
                                    width,
                                    height,
                                    8,
                                    PDDeviceGray.INSTANCE),
                            100,
                            100,
                            300,
                            300);
                }
            }
            if (inline) {
                PDStream stream = new PDStream(document);
                try (OutputStream out = stream.createOutputStream()) {
                    out.write(
                            ("q 300 0 0 300 100 100 cm BI /W %d /H %d /BPC 8 /CS /G /F /DCT ID "
                                            .formatted(width, height))
                                    .getBytes(StandardCharsets.US_ASCII));
                    out.write(jpeg);
                    out.write("\nEI Q".getBytes(StandardCharsets.US_ASCII));
                }
                page.setContents(stream);
            }
            document.save(file.toFile());
        }
        return file;
    }

    @Test
    void aPageSaysThatAPictureWasLeftOut() throws Exception {
        Path whole = pdf(ClaimingJpeg.of(1000, 1, 3), 1000, 1000, false);
        assertThat(PageRenderer.render(whole, 1, 1).orElseThrow().whole()).isTrue();
        for (boolean inline : new boolean[] {false, true}) {
            Path partly = pdf(ClaimingJpeg.of(3000, 1, 500), 3000, 3000, inline);
            assertThat(PageRenderer.render(partly, 1, 1).orElseThrow().whole()).isFalse();
        }
    }

    private static int middle(Path pdf) {
        PageImage page = PageRenderer.render(pdf, 1, 1).orElseThrow();
        return page.argb()[(page.height() - 250) * page.width() + 250];
    }

    @Test
    void aPageIsDrawnWithoutThePictureThatIsTooMuch() throws Exception {
        assertThat(middle(pdf(ClaimingJpeg.of(1000, 1, 3), 1000, 1000, false))).isNotEqualTo(WHITE);
        assertThat(middle(pdf(ClaimingJpeg.of(1000, 1, 3), 1000, 1000, true))).isNotEqualTo(WHITE);

        assertThat(middle(pdf(ClaimingJpeg.of(3000, 1, 500), 3000, 3000, false))).isEqualTo(WHITE);
        assertThat(middle(pdf(ClaimingJpeg.of(3000, 1, 500), 3000, 3000, true))).isEqualTo(WHITE);
    }

    @Test
    void nothingOfAPageIsDrawnAfterItsTime() throws Exception {
        Path file = pdf(ClaimingJpeg.of(1000, 1, 3), 1000, 1000, false);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            BoundedRenderer late =
                    new BoundedRenderer(document, new Deadline(Duration.ofHours(-1)));

            assertThatThrownBy(() -> late.renderImage(0)).isInstanceOf(Deadline.Passed.class);
        }
    }
}
