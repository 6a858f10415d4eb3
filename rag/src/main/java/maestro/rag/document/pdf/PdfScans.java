package maestro.rag.document.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import maestro.rag.document.Deadline;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.ocr.RecognisedWord;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;
import maestro.rag.document.pdf.drawing.PageRenderer;
import maestro.rag.document.pdf.flow.PdfPages;
import maestro.rag.document.pdf.line.PdfLine;
import maestro.rag.document.pdf.line.PdfWord;
import maestro.rag.document.picture.Picture.Drawn;
import maestro.rag.message.Message;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.rendering.ImageType;
import org.jspecify.annotations.Nullable;

/// The pages of one file that are pictures, read by Tesseract. Pages are drawn one after the other
/// and read side by side, no more at once than there are cores.
final class PdfScans implements AutoCloseable {

    /// As good as the 300 that its manual advises on real pages in English, and a little better on
    /// Korean ones, most of all on noisy scans.
    private static final int DPI = 220;

    private static final double PER_INCH = 72;

    /// Mean confidence below which a page is said to be read poorly.
    private static final double POOR = 70;

    /// Mean confidence below which there are no words on a page but what looks like some.
    private static final double NOT_TEXT = 30;

    private final Scans scans;
    private final Tesseract tesseract;
    private final Drawing drawing;
    private final List<String> languages;
    private final Map<Integer, Future<Read>> pages = new TreeMap<>();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private String failure = "";
    private int read;
    private int missing;
    private int poor;
    private double confidence;
    private int words;

    private record Read(List<RecognisedWord> words, double scale) {}

    /// What draws a file's pages.
    interface Drawing {
        /// @param number from 1
        /// @param scale wished for, in pixels for each point; a huge page is drawn at a smaller one
        Drawn draw(int number, double scale) throws IOException;
    }

    /// @param language that the file states, as BCP 47; null for none
    PdfScans(Scans scans, Tesseract tesseract, @Nullable String language, Drawing drawing) {
        this.scans = scans;
        this.tesseract = tesseract;
        this.drawing = drawing;
        this.languages = tesseract.chosen(language, Locale.getDefault());
    }

    static PdfScans of(Scans scans, Tesseract tesseract, PDDocument document) {
        return new PdfScans(
                scans,
                tesseract,
                document.getDocumentCatalog().getLanguage(),
                (number, wished) -> {
                    double scale = PageRenderer.scale(document, number, wished);
                    return new Drawn(
                            PageRenderer.draw(document, number, scale, ImageType.GRAY), scale);
                });
    }

    /// Whether a page shows what may be a picture.
    static boolean pictured(PDPage page) {
        PDResources resources = page.getResources();
        return resources != null && resources.getXObjectNames().iterator().hasNext();
    }

    /// Begins to read a page; waits while as many are at work as there may be.
    ///
    /// @param number from 1
    void begin(int number) throws InterruptedException {
        scans.permits().acquire();
        boolean begun = false;
        try {
            Drawn drawn = drawing.draw(number, DPI / PER_INCH);
            double scale = drawn.scale();
            BufferedImage page = drawn.image();
            Skew skew = Skew.of(page);
            byte[] picture = png(skew.straight() ? page : skew.straightened(page));
            int width = page.getWidth();
            int height = page.getHeight();
            int dpi = (int) Math.max(70, Math.round(scale * PER_INCH));
            FutureTask<Read> task =
                    new FutureTask<>(() ->
                            new Read(
                                    tesseract.read(picture, dpi, languages).stream()
                                            .map(word -> skew.back(word, width, height))
                                            .toList(),
                                    scale)) {
                        @Override
                        protected void done() {
                            scans.permits().release();
                        }
                    };
            pages.put(number, task);
            readers.execute(task);
            begun = true;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failure = words(e); // other pages may be well
            missing++;
        } finally {
            if (!begun) {
                scans.permits().release();
            }
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /// Waits for what was begun, and puts it into the pages.
    void end(PdfPages into, Deadline deadline) throws InterruptedException {
        for (Map.Entry<Integer, Future<Read>> page : pages.entrySet()) {
            if (deadline.passed()) {
                page.getValue().cancel(true);
            }
            try {
                Read found = page.getValue().get();
                double mean =
                        found.words().stream()
                                .mapToDouble(RecognisedWord::confidence)
                                .average()
                                .orElse(0);
                if (mean >= NOT_TEXT) {
                    into.recognised(page.getKey(), lines(page.getKey(), found));
                    count(found.words(), mean);
                }
            } catch (CancellationException e) {
                failure = "it takes too long";
                missing++;
            } catch (ExecutionException e) {
                failure = words(e.getCause() == null ? e : e.getCause());
                missing++;
            }
        }
    }

    private void count(List<RecognisedWord> found, double mean) {
        read++;
        poor += mean < POOR ? 1 : 0;
        confidence += mean * found.size();
        words += found.size();
    }

    /// Says with what was read how it was read, and what is wrong with that.
    ReadOutcome of(ReadOutcome outcome, int all) {
        Message note =
                read == 0
                        ? Message.NONE
                        : Message.of("ocr.read", read, Math.round(confidence / words));
        Message trouble = poor == 0 ? Message.NONE : Message.of("ocr.poor", poor);
        if (missing > 0) {
            trouble = trouble.and(Message.of("ocr.missing", missing, failure));
        }
        return switch (outcome) {
            case Complete complete ->
                    trouble.isNone()
                            ? new Complete(complete.document(), note)
                            : new Partial(complete.document(), note.and(trouble));
            case Partial partial ->
                    new Partial(partial.document(), note.and(partial.message()).and(trouble));
            case Refused refused when refused.reason() == Reason.NO_TEXT ->
                    new Refused(
                            Reason.NO_TEXT,
                            missing > 0
                                    ? Message.of("ocr.missing", missing, failure)
                                    : Message.of("ocr.nothing", all, String.join(", ", languages)));
            case Refused refused -> refused;
        };
    }

    private static List<PdfLine> lines(int page, Read found) {
        Map<Integer, Double> sizes = sizes(found);
        List<PdfLine> lines = new ArrayList<>();
        List<PdfWord> words = new ArrayList<>();
        RecognisedWord before = null;
        for (RecognisedWord word : found.words()) {
            double size = sizes.getOrDefault(word.paragraph(), 1.0);
            if (before != null && before.line() != word.line()) {
                add(page, words, lines);
            }
            boolean first = words.isEmpty();
            RecognisedPlace.word(page, word, first ? null : before, size, found.scale())
                    .ifPresent(words::add);
            before = word;
        }
        add(page, words, lines);
        return lines;
    }

    private static void add(int page, List<PdfWord> words, List<PdfLine> lines) {
        if (!words.isEmpty()) {
            double base =
                    words.stream().mapToDouble(w -> w.box().y() + w.box().height()).max().orElse(0);
            lines.add(PdfLine.of(page, 0, base, words, false));
            words.clear();
        }
    }

    /// Size of letters of each paragraph in points: the median of its words' heights, which depend
    /// on whether there are tall letters in them.
    private static Map<Integer, Double> sizes(Read found) {
        Map<Integer, List<Integer>> heights = new TreeMap<>();
        for (RecognisedWord word : found.words()) {
            heights.computeIfAbsent(word.paragraph(), _ -> new ArrayList<>()).add(word.height());
        }
        Map<Integer, Double> sizes = new TreeMap<>();
        heights.forEach((paragraph, all) -> {
            all.sort(null);
            sizes.put(paragraph, Math.max(1, all.get(all.size() / 2) / found.scale()));
        });
        return sizes;
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }

    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }
}
