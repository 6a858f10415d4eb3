package maestro.rag.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import maestro.rag.document.Deadline;
import maestro.rag.document.PageImage;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
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

class JpegCostTest {
    private static final int WHITE = 0xFFFFFFFF;

    @TempDir Path folder;

    /// A JPEG of which nothing is there but what it claims: the mean of all colours everywhere.
    private static byte[] claiming(int side, int colours, int scans) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        byte[] ones = new byte[65];
        Arrays.fill(ones, 1, 65, (byte) 1);
        block(jpeg, 0xDB, ones);
        ByteBuffer frame = ByteBuffer.allocate(6 + 3 * colours);
        frame.put((byte) 8).putShort((short) side).putShort((short) side).put((byte) colours);
        ByteBuffer first = ByteBuffer.allocate(4 + 2 * colours).put((byte) colours);
        for (int i = 1; i <= colours; i++) {
            frame.put((byte) i).put((byte) 0x11).put((byte) 0);
            first.put((byte) i).put((byte) 0);
        }
        block(jpeg, 0xC2, frame.array());
        byte[] code = new byte[18];
        code[1] = 1;
        block(jpeg, 0xC4, code);
        code[0] = 0x10;
        code[17] = (byte) 0xE0;
        block(jpeg, 0xC4, code);
        block(jpeg, 0xDA, first.array());
        for (int i = 1; i < scans; i++) {
            block(jpeg, 0xDA, new byte[] {1, 1, 0, 1, 63, 0});
        }
        jpeg.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return jpeg.toByteArray();
    }

    private static void block(ByteArrayOutputStream jpeg, int marker, byte[] data) {
        jpeg.write(0xFF);
        jpeg.write(marker);
        jpeg.write((data.length + 2) >> 8);
        jpeg.write((data.length + 2) & 0xFF);
        jpeg.writeBytes(data);
    }

    private static byte[] page(boolean progressive) throws IOException {
        BufferedImage page = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        page.createGraphics().fillRect(10, 10, 50, 50);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(
                progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(jpeg)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), param);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    private static long cost(byte[] jpeg) throws IOException {
        return JpegCost.of(new ByteArrayInputStream(jpeg));
    }

    @Test
    void aPictureCostsItsSamplesAsOftenAsItIsGoneOver() throws Exception {
        int samples = 300 * 200 * 3 / 2; // two of its colours are halved both ways

        assertThat(cost(page(false))).isEqualTo(samples);
        assertThat(cost(page(true))).isEqualTo(10L * samples);
        assertThat(cost(claiming(1000, 3, 7))).isEqualTo(7 * 3_000_000L);
    }

    @Test
    void whatIsCutOffOrNoPictureCostsWhatIsThere() throws Exception {
        byte[] whole = page(true);
        for (int length = 0; length < whole.length; length++) {
            assertThat(cost(Arrays.copyOf(whole, length))).isLessThanOrEqualTo(cost(whole));
        }
        assertThat(cost("no picture".getBytes(StandardCharsets.UTF_8))).isZero();
    }

    @Test
    void claimsBeyondMemoryAndRemarksWithoutEndAreTooMuch() throws Exception {
        assertThat(cost(claiming(65_500, 1, 1))).isEqualTo(JpegCost.TOO_MUCH);
        assertThat(cost(claiming(12_000, 3, 2))).isEqualTo(JpegCost.TOO_MUCH);
        ByteArrayOutputStream remarks = new ByteArrayOutputStream();
        remarks.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        for (int i = 0; i < 50_000; i++) {
            block(remarks, 0xFE, new byte[1]);
        }
        assertThat(cost(remarks.toByteArray())).isEqualTo(JpegCost.TOO_MUCH);
    }

    @Test
    void aPictureThatIsGoneOverTooOftenIsRefusedWithoutUnpackingIt() throws Exception {
        Path file = Files.write(folder.resolve("often.jpg"), claiming(3000, 1, 500));

        assertThat(new PictureReader().read(file, ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        ReadOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(PictureReader.render(file, 1, 1)).isEmpty();
    }

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

    private static int middle(Path pdf) {
        PageImage page = PageRenderer.render(pdf, 1, 1).orElseThrow();
        return page.argb()[(page.height() - 250) * page.width() + 250];
    }

    @Test
    void aPageIsDrawnWithoutThePictureThatIsTooMuch() throws Exception {
        assertThat(middle(pdf(claiming(1000, 1, 3), 1000, 1000, false))).isNotEqualTo(WHITE);
        assertThat(middle(pdf(claiming(1000, 1, 3), 1000, 1000, true))).isNotEqualTo(WHITE);

        assertThat(middle(pdf(claiming(3000, 1, 500), 3000, 3000, false))).isEqualTo(WHITE);
        assertThat(middle(pdf(claiming(3000, 1, 500), 3000, 3000, true))).isEqualTo(WHITE);
    }

    @Test
    void nothingOfAPageIsDrawnAfterItsTime() throws Exception {
        Path file = pdf(claiming(1000, 1, 3), 1000, 1000, false);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            BoundedRenderer late =
                    new BoundedRenderer(document, new Deadline(Duration.ofHours(-1)));

            assertThatThrownBy(() -> late.renderImage(0)).isInstanceOf(Deadline.Passed.class);
        }
    }
}
