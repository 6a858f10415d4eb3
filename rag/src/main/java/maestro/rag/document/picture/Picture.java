package maestro.rag.document.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import maestro.rag.document.Deadline;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// An open PNG, JPEG or TIFF: its pages, their sizes on paper, their pixels. Sizes are known before
/// anything is unpacked.
public final class Picture implements AutoCloseable {

    /// Larger ones are neither read nor drawn: an A3 page at 600 dpi has 70 million, and a few
    /// kilobytes may claim billions.
    public static final long MOST_PIXELS = 300_000_000;

    /// Unpacked, of the pixels that a reader may hold at a time.
    private static final long MOST_BYTES = 400L << 20;

    /// Of a picture as it is drawn.
    private static final double MOST_DRAWN = 40e6;

    /// What is smaller is an icon or a rule, and holds no text.
    private static final int LEAST_SIDE = 32;

    private static final double PER_INCH = 72;
    private static final double MILLIMETRES_PER_INCH = 25.4;

    /// Densities outside of these are a program's default or a slip.
    private static final double LEAST_DPI = 100;

    private static final double MOST_DPI = 1250;

    /// The long side of the paper that a picture of unknown density is taken for: A4.
    private static final double PAPER_INCHES = 11.69;

    /// A page of this size tells that the density is not that of a scan.
    private static final double MOST_INCHES = 48;

    private final PictureInput in;
    private final ImageReader reader;
    private final @Nullable TiffChain chain;
    private final int turned;
    private final boolean large;

    private Picture(
            PictureInput in,
            ImageReader reader,
            @Nullable TiffChain chain,
            int turned,
            boolean large) {
        this.in = in;
        this.reader = reader;
        this.chain = chain;
        this.turned = turned;
        this.large = large;
    }

    private static boolean costly(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return JpegCost.of(in) > JpegCost.MOST;
        }
    }

    /// Of a page.
    ///
    /// @param width in points
    /// @param height likewise
    public record Size(double width, double height) {}

    /// A page as pixels.
    ///
    /// @param scale pixels for each point of the page
    public record Drawn(BufferedImage image, double scale) {}

    /// A page that is not read for its size.
    public static final class Unfit extends IOException {
        private static final long serialVersionUID = 1;
        private final boolean large;

        Unfit(boolean large) {
            super(large ? "the picture is too large" : "the picture is too small");
            this.large = large;
        }

        public boolean large() {
            return large;
        }
    }

    /// @param format "png", "jpeg" or "tiff"
    /// @param deadline after which nothing more is read
    /// @throws IOException where it is no such picture
    public static Picture open(Path file, String format, Deadline deadline) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IIOException(
                    "there is nothing that reads " + format.toUpperCase(Locale.ROOT));
        }
        ImageReader reader = readers.next();
        PictureInput in = new PictureInput(file.toFile(), deadline);
        try {
            in.beside();
            int turned = format.equals("jpeg") ? Orientation.of(in) : Orientation.UPRIGHT;
            in.seek(0);
            boolean large = format.equals("jpeg") && costly(file);
            TiffChain chain = format.equals("tiff") ? new TiffChain(in) : null;
            in.seek(0);
            reader.setInput(in, false, false);
            return new Picture(in, reader, chain, turned, large);
        } catch (IOException | RuntimeException e) {
            in.close();
            reader.dispose();
            throw e;
        }
    }

    /// Whether there is a page of this number. Counting them all would walk through the whole file.
    public boolean has(int number) throws IOException {
        if (number == 1 || chain == null) {
            return number == 1;
        }
        in.beside();
        try {
            return chain.has(number) && reader.getWidth(number - 1) > 0;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    /// On paper, upright.
    ///
    /// @param number from 1
    /// @throws Unfit where it is not to be read
    public Size size(int number) throws IOException {
        Raw raw = raw(number);
        double scale = PER_INCH / dpi(raw, number);
        boolean swapped = raw.turned >= Orientation.FIRST_ON_ITS_SIDE;
        return new Size(
                (swapped ? raw.height : raw.width) * scale,
                (swapped ? raw.width : raw.height) * scale);
    }

    /// @param turned as [Orientation]
    private record Raw(int width, int height, int turned) {}

    private Raw raw(int number) throws IOException {
        in.beside();
        int width = reader.getWidth(number - 1);
        int height = reader.getHeight(number - 1);
        if (Math.min(width, height) < LEAST_SIDE) {
            throw new Unfit(false);
        }
        long pixels = (long) width * height;
        ImageTypeSpecifier type = reader.getRawImageType(number - 1);
        int bits = type == null ? 32 : type.getColorModel().getPixelSize();
        if (large || pixels > MOST_PIXELS || pixels * bits / 8 > MOST_BYTES) {
            throw new Unfit(true);
        }
        return new Raw(width, height, turned);
    }

    /// Pixels for an inch of paper, as the file states it where that can be true.
    public double dpi(int number) throws IOException {
        return dpi(raw(number), number);
    }

    private double dpi(Raw raw, int number) throws IOException {
        int side = Math.max(raw.width, raw.height);
        double stated = stated(number);
        return stated >= LEAST_DPI && stated <= MOST_DPI && side / stated <= MOST_INCHES
                ? stated
                : Math.max(1, side / PAPER_INCHES);
    }

    private double stated(int number) throws IOException {
        try {
            IIOMetadata metadata = reader.getImageMetadata(number - 1);
            if (metadata.isStandardMetadataFormatSupported()
                    && metadata.getAsTree("javax_imageio_1.0") instanceof IIOMetadataNode root) {
                NodeList sizes = root.getElementsByTagName("HorizontalPixelSize");
                if (sizes.getLength() > 0 && sizes.item(0) instanceof Element size) {
                    return MILLIMETRES_PER_INCH / Double.parseDouble(size.getAttribute("value"));
                }
            }
        } catch (Deadline.Passed e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (in.spent()) {
                throw e;
            }
            return 0; // what is said beside the pixels may be damaged where they are not
        }
        return 0;
    }

    /// Draws a page on white.
    ///
    /// @param type of [BufferedImage]
    /// @param wished pixels for each point; a huge page is drawn at a smaller scale
    public Drawn draw(int number, double wished, int type) throws IOException {
        Raw raw = raw(number);
        double own = dpi(raw, number) / PER_INCH;
        double pixels = (double) raw.width * raw.height;
        double most = own * Math.sqrt(MOST_DRAWN / pixels);
        double scale = Math.min(wished, most);
        ImageReadParam param = reader.getDefaultReadParam();
        int every = (int) Math.max(Math.ceil(own / most), Math.floor(own / scale / 2));
        if (every > 1) {
            param.setSourceSubsampling(every, every, 0, 0);
        }
        in.pixels();
        BufferedImage read = reader.read(number - 1, param);
        int width = (int) Math.max(1, Math.round(raw.width * scale / own));
        int height = (int) Math.max(1, Math.round(raw.height * scale / own));
        return new Drawn(turn(fit(read, width, height, type), raw.turned), scale);
    }

    /// Smaller by halves first, so that every pixel counts.
    private static BufferedImage fit(BufferedImage image, int width, int height, int type) {
        BufferedImage now = image;
        while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
            now = onWhite(now, now.getWidth() / 2, now.getHeight() / 2, type);
        }
        return now.getWidth() == width && now.getHeight() == height && now.getType() == type
                ? now
                : onWhite(now, width, height, type);
    }

    private static BufferedImage onWhite(BufferedImage image, int width, int height, int type) {
        BufferedImage drawn = new BufferedImage(width, height, type);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    width > image.getWidth()
                            ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
                            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    private static BufferedImage turn(BufferedImage image, int turned) {
        if (turned == Orientation.UPRIGHT) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean swapped = turned >= Orientation.FIRST_ON_ITS_SIDE;
        BufferedImage upright =
                new BufferedImage(
                        swapped ? height : width, swapped ? width : height, image.getType());
        AffineTransform transform = Orientation.upright(turned, width, height);
        Graphics2D graphics = upright.createGraphics();
        try {
            graphics.drawImage(image, transform, null);
        } finally {
            graphics.dispose();
        }
        return upright;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
