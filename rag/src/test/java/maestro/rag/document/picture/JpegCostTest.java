package maestro.rag.document.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.pdf.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegCostTest {
    @TempDir Path folder;

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
        assertThat(cost(ClaimingJpeg.of(1000, 3, 7))).isEqualTo(7 * 3_000_000L);
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
        assertThat(cost(ClaimingJpeg.of(65_500, 1, 1))).isEqualTo(JpegCost.TOO_MUCH);
        assertThat(cost(ClaimingJpeg.of(12_000, 3, 2))).isEqualTo(JpegCost.TOO_MUCH);
        ByteArrayOutputStream remarks = new ByteArrayOutputStream();
        remarks.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        for (int i = 0; i < 50_000; i++) {
            ClaimingJpeg.block(remarks, 0xFE, new byte[1]);
        }
        assertThat(cost(remarks.toByteArray())).isEqualTo(JpegCost.TOO_MUCH);
    }

    @Test
    void aPictureThatIsGoneOverTooOftenIsRefusedWithoutUnpackingIt() throws Exception {
        Path file = Files.write(folder.resolve("often.jpg"), ClaimingJpeg.of(3000, 1, 500));

        assertThat(new PictureReader().read(file, ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        ReadOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(PictureReader.render(file, 1, 1)).isEmpty();
    }
}
