package maestro.rag.document.pdf.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maestro.rag.document.PageImage;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.Region;
import maestro.rag.document.pdf.PdfSamples;
import maestro.rag.document.reading.DocumentReaders;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRendererTest {

    @TempDir Path folder;

    /// Every dark pixel lies in the word's rectangle, and there are some: so a highlight drawn
    /// there covers the word.
    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void drawsWordsWhereTheirRegionsAre(int rotation) throws Exception {
        try (PdfSamples sample = new PdfSamples().page(new PDRectangle(300, 200), rotation)) {
            sample.current().setCropBox(new PDRectangle(20, 10, 260, 180));
            sample.text(PdfSamples.PLAIN, 14, Matrix.getTranslateInstance(60, 90), "Highlighted");
            Path file = sample.save(folder);
            Complete read = (Complete) new DocumentReaders().read(file, ReadLimits.DEFAULT);
            assertThat(read.document().text()).isEqualTo("Highlighted");
            Region region = read.document().layout().words().getFirst().region();
            PageImage image = PageRenderer.render(file, 1, 2).orElseThrow();
            assertThat(image.scale()).isEqualTo(2);
            assertThat(image.width()).isEqualTo(rotation % 180 == 0 ? 520 : 360);
            int inside = 0;
            for (int i = 0; i < image.argb().length; i++) {
                if ((image.argb()[i] & 0xFF) < 128) {
                    double x = (i % image.width() + 0.5) / 2;
                    double y = (i / image.width() + 0.5) / 2;
                    assertThat(x).isBetween(region.x() - 1, region.x() + region.width() + 1);
                    assertThat(y).isBetween(region.y() - 1, region.y() + region.height() + 1);
                    inside++;
                }
            }
            assertThat(inside).isGreaterThan(200);
        }
    }

    @Test
    void drawsHugePagesSmaller() throws Exception {
        try (PdfSamples sample = new PdfSamples().page(new PDRectangle(14400, 14400), 0)) {
            PageImage image = PageRenderer.render(sample.save(folder), 1, 8).orElseThrow();
            assertThat((long) image.width() * image.height()).isLessThanOrEqualTo(41_000_000);
            assertThat(image.scale()).isLessThan(1);
        }
    }

    @Test
    void isEmptyWhereThereIsNothingToDraw() throws Exception {
        Path text = Files.writeString(folder.resolve("no.pdf"), "no pdf at all");
        assertThat(PageRenderer.render(text, 1, 1)).isEmpty();
        assertThat(PageRenderer.render(folder.resolve("missing.pdf"), 1, 1)).isEmpty();
        try (PdfSamples sample = new PdfSamples().page()) {
            Path file = sample.save(folder);
            assertThat(PageRenderer.render(file, 2, 1)).isEmpty();
            assertThat(PageRenderer.render(file, 0, 1)).isEmpty();
        }
    }

    @Test
    void leavesTheBoxesAroundLinksOut() throws Exception {
        Path file = folder.resolve("link.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            PDAnnotationLink link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(100, 100, 200, 100));
            link.setColor(new PDColor(new float[] {0, 1, 0}, PDDeviceRGB.INSTANCE));
            page.setAnnotations(List.of(link));
            document.addPage(page);
            document.save(file.toFile());
        }
        int[] pixels = PageRenderer.render(file, 1, 1).orElseThrow().argb();
        assertThat(pixels).containsOnly(0xFFFFFFFF);
    }
}
