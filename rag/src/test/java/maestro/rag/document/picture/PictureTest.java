package maestro.rag.document.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import maestro.rag.document.Deadline;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.pdf.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private static final int SIDE = 100;
    private static final int ENTRIES = 9;

    /// A directory with its count of entries before it and the place of the next behind it.
    private static final int DIRECTORY = 2 + 12 * ENTRIES + 4;

    @TempDir Path folder;

    private static Deadline patient() {
        return new Deadline(Duration.ofHours(1));
    }

    /// Pages of the same pixels, each of which leads to the page of this number, from 1.
    private Path tiff(ByteOrder order, int... next) throws IOException {
        int pixels = 8 + DIRECTORY * next.length;
        ByteBuffer file = ByteBuffer.allocate(pixels + SIDE * SIDE).order(order);
        file.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 42).putInt(8);
        for (int page : next) {
            file.putShort((short) ENTRIES);
            entry(file, 256, SIDE);
            entry(file, 257, SIDE);
            entry(file, 258, 8);
            entry(file, 259, 1);
            entry(file, 262, 1);
            entry(file, 273, pixels);
            entry(file, 277, 1);
            entry(file, 278, SIDE);
            entry(file, 279, SIDE * SIDE);
            file.putInt(page == 0 ? 0 : 8 + DIRECTORY * (page - 1));
        }
        return Files.write(folder.resolve("pages.tif"), file.array());
    }

    private static void entry(ByteBuffer file, int tag, int value) {
        file.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }

    private static int pages(Path file) throws IOException {
        try (Picture picture = Picture.open(file, "tiff", patient())) {
            int pages = 0;
            while (pages < 50 && picture.has(pages + 1)) {
                pages++;
                assertThat(picture.size(pages).width()).isPositive();
            }
            return pages;
        }
    }

    @Test
    void aTiffThatLeadsBackToAPageHasEachOfItsPagesOnce() throws Exception {
        assertThat(pages(tiff(ByteOrder.LITTLE_ENDIAN, 1))).isEqualTo(1);
        assertThat(pages(tiff(ByteOrder.BIG_ENDIAN, 2, 3, 1))).isEqualTo(3);
        assertThat(pages(tiff(ByteOrder.LITTLE_ENDIAN, 3, 0, 2))).isEqualTo(3);
    }

    /// A PNG with so many remarks before its pixels.
    private Path remarked(int remarks) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        byte[] plain = png.toByteArray();
        int header = 8 + 25;
        ByteBuffer remark = ByteBuffer.allocate(15);
        byte[] text = "tEXtk\0a".getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(text);
        remark.putInt(3).put(text).putInt((int) sum.getValue());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, header);
        for (int i = 0; i < remarks; i++) {
            file.write(remark.array());
        }
        file.writeBytes(Arrays.copyOfRange(plain, header, plain.length));
        return Files.write(folder.resolve("remarks.png"), file.toByteArray());
    }

    @Test
    void ofAHundredThousandRemarksInAPictureNotAllAreRead() throws Exception {
        Path file = remarked(100_000);

        ReadOutcome outcome = new PictureReader().read(file, ReadLimits.DEFAULT);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReadOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.DAMAGED));
        assertThat(PictureReader.render(file, 1, 1)).isEmpty();
    }

    @Test
    void aPictureWithSomeRemarksIsRead() throws Exception {
        try (Picture picture = Picture.open(remarked(1_000), "png", patient())) {
            assertThat(picture.size(1).width()).isPositive();
        }
    }

    @Test
    void nothingIsReadAfterTheTimeThatAFileMayTake() throws Exception {
        for (String format : List.of("png", "jpeg", "tiff")) {
            Path file = folder.resolve("page." + format);
            BufferedImage page = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            assertThat(ImageIO.write(page, format, file.toFile())).isTrue();

            assertThatThrownBy(() -> size(file, format)).isInstanceOf(Deadline.Passed.class);
        }
    }

    private static void size(Path file, String format) throws IOException {
        try (Picture picture = Picture.open(file, format, new Deadline(Duration.ofHours(-1)))) {
            picture.size(1);
        }
    }
}
