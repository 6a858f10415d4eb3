package maestro.rag.document.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maestro.rag.document.Deadline;
import maestro.rag.document.PageImage;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.ScanReader;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;
import maestro.rag.document.pdf.flow.PdfPages;
import maestro.rag.document.pdf.line.PdfPage;
import maestro.rag.document.picture.Picture;
import maestro.rag.document.picture.Picture.Drawn;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Reads pictures of pages (PNG, JPEG, and TIFF with its pages) as the scanned pages of a PDF are
/// read, and draws them. Where nothing recognises text, a picture is refused with what is missing.
public final class PictureReader implements ScanReader {
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "tiff");

    /// A picture is given to Tesseract as it is where its density lies between these, else drawn at
    /// the density that is wished for.
    private static final double COARSE_DPI = 200;

    private static final double FINE_DPI = 250;

    private static final double PER_INCH = 72;

    /// Somebody waits.
    private static final Duration TO_DRAW = Duration.ofSeconds(30);

    /// Whether documents of this format are pictures.
    public static boolean reads(String format) {
        return FORMATS.contains(format);
    }

    /// By the first bytes; null for none of them.
    private static @Nullable String format(byte[] head) {
        String start = new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "png";
        }
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return "jpeg";
        }
        return start.startsWith("II*\0") || start.startsWith("MM\0*") ? "tiff" : null;
    }

    @Override
    public boolean accepts(Path file, byte[] head) {
        return format(head) != null;
    }

    @Override
    public boolean mayHoldScans(ReadOutcome outcome) {
        return outcome instanceof Refused refused && refused.reason() == Reason.NO_TEXT;
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException {
        return read(file, limits, null);
    }

    @Override
    public ReadOutcome read(Path file, ReadLimits limits, Scans scans, Tesseract tesseract)
            throws InterruptedException {
        return read(file, limits, new Recogniser(scans, tesseract));
    }

    private record Recogniser(Scans scans, Tesseract tesseract) {}

    private static ReadOutcome read(Path file, ReadLimits limits, @Nullable Recogniser recogniser)
            throws InterruptedException {
        Deadline deadline = new Deadline(limits.time());
        String format = formatOf(file);
        if (format.isEmpty()) {
            return damaged();
        }
        try (Picture picture = Picture.open(file, format, deadline)) {
            if (recogniser == null) {
                return new Pages(picture, limits, deadline, null).read(format);
            }
            try (PdfScans scans =
                    new PdfScans(
                            recogniser.scans(),
                            recogniser.tesseract(),
                            null,
                            (number, wished) -> drawn(picture, number, wished))) {
                return new Pages(picture, limits, deadline, scans).read(format);
            }
        } catch (Deadline.Passed e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Refused(
                    Reason.TOO_LARGE, Message.of("read.slow", limits.time().toSeconds()));
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer damage with whatever it leads to
            return damaged();
        }
    }

    private static Drawn drawn(Picture picture, int number, double wished) throws IOException {
        double dpi = picture.dpi(number);
        boolean asIs = dpi >= COARSE_DPI && dpi <= FINE_DPI;
        return picture.draw(number, asIs ? dpi / PER_INCH : wished, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static String formatOf(Path file) {
        try (var in = java.nio.file.Files.newInputStream(file)) {
            String format = format(in.readNBytes(8));
            return format == null ? "" : format;
        } catch (IOException e) {
            return "";
        }
    }

    private static Refused damaged() {
        return new Refused(Reason.DAMAGED, Message.of("read.damaged"));
    }

    /// One file, page by page.
    private record Pages(
            Picture picture, ReadLimits limits, Deadline deadline, @Nullable PdfScans scans) {

        ReadOutcome read(String format) throws IOException, InterruptedException {
            PdfPages pages = new PdfPages(limits.characters());
            Message stop = Message.NONE;
            int number = 1;
            while (picture.has(number)) {
                if (number > limits.pages()) {
                    stop = Message.of("picture.pages", limits.pages());
                    break;
                }
                deadline.check();
                PdfPage size;
                try {
                    Picture.Size paper = picture.size(number);
                    size = new PdfPage(number, paper.width(), paper.height());
                } catch (Picture.Unfit e) {
                    stop = stop.isNone() ? unfit(e) : stop;
                    if (number == 1 && !picture.has(2)) {
                        return new Refused(e.large() ? Reason.TOO_LARGE : Reason.NO_TEXT, stop);
                    }
                    size = new PdfPage(number, 1, 1);
                    pages.add(size, List.of(), true);
                    number++;
                    continue;
                }
                pages.add(size, List.of(), true);
                if (scans != null) {
                    scans.begin(number);
                }
                number++;
            }
            if (pages.count() == 0) {
                return damaged();
            }
            if (scans == null) {
                return new Refused(
                        Reason.NO_TEXT,
                        Message.of("pdf.images", pages.count(), Scans.installation()));
            }
            scans.end(pages, deadline);
            return scans.of(outcome(pages, format, stop), pages.count());
        }

        private static Message unfit(Picture.Unfit why) {
            return why.large()
                    ? Message.of("picture.large", Picture.MOST_PIXELS / 1_000_000)
                    : Message.of("picture.small");
        }

        private static ReadOutcome outcome(PdfPages pages, String format, Message stop) {
            ParsedDocument parsed = pages.document(format);
            if (parsed.text().isBlank()) {
                return new Refused(Reason.NO_TEXT, Message.NONE); // which the scans explain
            }
            return stop.isNone() ? new Complete(parsed) : new Partial(parsed, stop);
        }
    }

    /// Draws one page, as `PageRenderer` does of a PDF.
    ///
    /// @param page from 1
    /// @param scale pixels for each point
    /// @return empty where there is no such page, or it cannot be drawn
    public static Optional<PageImage> render(Path file, int page, double scale) {
        String format = formatOf(file);
        if (page < 1 || !(scale > 0) || format.isEmpty()) {
            return Optional.empty();
        }
        try (Picture picture = Picture.open(file, format, new Deadline(TO_DRAW))) {
            if (!picture.has(page)) {
                return Optional.empty();
            }
            Drawn drawn = picture.draw(page, scale, BufferedImage.TYPE_INT_RGB);
            BufferedImage image = drawn.image();
            int width = image.getWidth();
            int height = image.getHeight();
            int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
            return Optional.of(new PageImage(width, height, drawn.scale(), argb, true));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return Optional.empty(); // its text is shown instead
        }
    }
}
