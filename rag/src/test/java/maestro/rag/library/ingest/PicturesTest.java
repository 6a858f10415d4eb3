package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import maestro.rag.document.PageImage;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.StandIn;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.local.TestHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    /// A4 at 100 dpi.
    private static final int WIDTH = 827;

    private static final int HEIGHT = 1169;

    @TempDir Path home;
    @TempDir Path input;

    /// White, with its upper left corner red.
    private static BufferedImage page() {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 200, 200);
        graphics.dispose();
        return page;
    }

    private Path written(String format) throws IOException {
        Path file = input.resolve("page." + format);
        assertThat(ImageIO.write(page(), format, file.toFile())).isTrue();
        return file;
    }

    private Path tiff(int pages) throws IOException {
        Path file = input.resolve("pages.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pages; i++) {
                writer.writeToSequence(new IIOImage(page(), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    private TestHome open(Path program) {
        Scans scans = new Scans(() -> Optional.of(program));
        return TestHome.open(
                home, Disk.REAL, new DocumentReaders(scans)::read, HashingEmbedder::new);
    }

    private Ended add(TestHome test, Path file) {
        return test.ingest(new IngestRequest(List.of(file), null, TestHome.SHORT)).getFirst();
    }

    private static int[] rgb(PageImage image, double right, double down) {
        int x = (int) (right * image.width());
        int y = (int) (down * image.height());
        int argb = image.argb()[y * image.width() + x];
        return new int[] {argb >> 16 & 255, argb >> 8 & 255, argb & 255};
    }

    @ParameterizedTest
    @CsvSource({"png, png", "jpg, jpeg", "tif, tiff"})
    void aPictureIsReadFoundAndShown(String ending, String format) throws IOException {
        Path file = ending.equals("tif") ? tiff(1) : written(ending);
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            Ended ended = add(test, file);
            assertThat(ended.result()).isEqualTo(Result.INDEXED);
            Document document = test.library.documents().getFirst();
            assertThat(document.format()).isEqualTo(format);
            assertThat(document.title()).isEqualTo("Counting Bees by Night");
            assertThat(document.pages()).isEqualTo(1);
            assertThat(document.message().english())
                    .isEqualTo("One scanned page was read by OCR, with a mean confidence of 91 %.");
            assertThat(test.library.search(SearchRequest.hybrid("lamp", 5))).hasSize(1);
            PageImage shown = test.library.page(document.id(), 1, 0.5).orElseThrow();
            // paper of A4's height in points, half a pixel each
            assertThat(shown.height()).isBetween(419, 423);
            assertThat(rgb(shown, 0.05, 0.05)[0]).isGreaterThan(200);
            assertThat(rgb(shown, 0.05, 0.05)[2]).isLessThan(60);
            assertThat(rgb(shown, 0.9, 0.9)[2]).isGreaterThan(200);
            assertThat(test.library.page(document.id(), 2, 0.5)).isEmpty();
        }
    }

    @Test
    void aTiffHasItsPages() throws IOException {
        Path file = tiff(3);
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            assertThat(add(test, file).message().english())
                    .startsWith("3 scanned pages were read by OCR");
            Document document = test.library.documents().getFirst();
            assertThat(document.pages()).isEqualTo(3);
            assertThat(test.library.page(document.id(), 3, 0.2)).isPresent();
            String text = test.library.text(document.id()).orElseThrow();
            assertThat(test.library.layout(document.id()).orElseThrow().pageAt(text.length() - 1))
                    .isEqualTo(3);
        }
    }

    @Test
    void withoutTesseractItSaysWhatIsMissing() throws IOException {
        try (TestHome test = open(input.resolve("missing"))) {
            Ended ended = add(test, tiff(2));
            assertThat(ended.result()).isEqualTo(Result.FAILED);
            assertThat(ended.message().english())
                    .startsWith("Its 2 pages are pictures without text.")
                    .contains("install it (" + Scans.installation() + ")");
        }
    }

    @Test
    void aPhotographOfAPageIsTurnedAsItsCameraWas() throws IOException {
        byte[] jpeg = Files.readAllBytes(written("jpg"));
        byte[] exif = exif(6);
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(exif);
        turned.write(jpeg, 2, jpeg.length - 2);
        Path file = Files.write(input.resolve("photo.jpg"), turned.toByteArray());
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            add(test, file);
            Document document = test.library.documents().getFirst();
            PageImage shown = test.library.page(document.id(), 1, 0.5).orElseThrow();
            assertThat(shown.width()).isGreaterThan(shown.height());
            // what was at the left above is at the right above once it is turned clockwise
            assertThat(rgb(shown, 0.95, 0.05)[2]).isLessThan(60);
            assertThat(rgb(shown, 0.05, 0.05)[2]).isGreaterThan(200);
        }
    }

    private static byte[] exif(int orientation) {
        byte[] data = new byte[2 + 2 + 6 + 8 + 2 + 12 + 4];
        ByteBuffer block = ByteBuffer.wrap(data);
        block.putShort((short) 0xFFE1).putShort((short) (data.length - 2));
        block.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        block.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        block.putShort((short) orientation);
        return data;
    }

    @Test
    void aFewKilobytesThatClaimBillionsOfPixelsAreRefused() throws IOException {
        Path bomb = Files.write(input.resolve("bomb.png"), png(60_000, 60_000));
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            Ended ended = add(test, bomb);
            assertThat(ended.result()).isEqualTo(Result.FAILED);
            assertThat(ended.message().english())
                    .isEqualTo(
                            "A picture that has more than 300 million pixels, or takes as much work to unpack, is not read; save it again at a lower resolution.");
        }
    }

    /// One-bit, all black, with as many lines as its head claims only where that is little.
    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) 1).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(out, "IHDR", head.array());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[(width / 8 + 2) * Math.min(height, 1000)]);
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] data) throws IOException {
        byte[] kind = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(kind);
        sum.update(data);
        out.writeInt(data.length);
        out.write(kind);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }

    @Test
    void anIconIsNotReadForText() throws IOException {
        Path icon = input.resolve("icon.png");
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", icon.toFile());
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            assertThat(add(test, icon).message().english())
                    .isEqualTo("A picture so small holds no text that could be read.");
            assertThat(input.resolve("calls")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({"png", "jpg", "tif"})
    void aCutOffPictureSaysSoAndCostsNothing(String ending) throws IOException {
        byte[] whole = Files.readAllBytes(ending.equals("tif") ? tiff(2) : written(ending));
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            for (int size : new int[] {9, 40, whole.length / 2, whole.length - 20}) {
                Path cut = Files.write(input.resolve("cut." + ending), Arrays.copyOf(whole, size));
                Ended ended = add(test, cut);
                assertThat(ended.message().english()).as("%d bytes", size).isNotEmpty();
            }
        }
    }
}
