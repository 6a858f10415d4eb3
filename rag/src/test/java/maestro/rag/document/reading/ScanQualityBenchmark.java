package maestro.rag.document.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import maestro.rag.benchmark.SharedData;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.Tesseract;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words that a Tesseract of this machine recognises on pages of real documents, made worse as
/// scanners do, against the words of those pages: F1 over words with their counts. Of Korean the
/// pairs of neighbouring letters are compared as well, since its spaces are a matter of taste.
@Tag("benchmark")
class ScanQualityBenchmark {
    private static final int DPI = 300;

    /// A document, and its pages from 1.
    private record Sample(String name, String path, List<Integer> pages, boolean korean) {}

    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample("English, one column", "pdf/paper", List.of(2), false),
                    new Sample(
                            "English, two columns",
                            "pdf/paper-two-column/pdfjs-tracemonkey.pdf",
                            List.of(2),
                            false),
                    new Sample(
                            "Korean, two columns",
                            "pdf/korean/korquad-KorQuAD_2.0_paper.pdf",
                            List.of(2),
                            true),
                    new Sample(
                            "Korean, one column",
                            "pdf/korean/docling-normal_4pages.pdf",
                            List.of(2),
                            true));

    /// What is done to a page before it is read.
    private enum Worse {
        AS_IT_IS,
        SKEWED,
        FAINT,
        GREY_NOISE,
        ONE_BIT,
        COARSE_150_DPI,
        JPEG_FILE,
        TIFF_FILE
    }

    @TempDir Path folder;

    @Test
    void readsScansOfRealPages() throws Exception {
        Path documents = SharedData.require("documents");
        Optional<Tesseract> tesseract = Tesseract.find(null);
        Assumptions.assumeTrue(tesseract.isPresent(), "No Tesseract is installed here");
        Scans scans = new Scans(Optional::empty);
        DocumentReaders readers = new DocumentReaders(scans);
        System.out.println(version(tesseract.get()));
        System.out.printf(
                "%-22s %-15s %8s %8s %8s %9s %s%n",
                "pages", "as", "words F1", "letters", "precise", "seconds", "says");
        for (Sample sample : SAMPLES) {
            Path pdf = documents.resolve(sample.path());
            if (Files.isDirectory(pdf)) {
                try (var files = Files.list(pdf)) {
                    pdf =
                            files.filter(f -> f.toString().endsWith(".pdf"))
                                    .sorted()
                                    .findFirst()
                                    .orElseThrow();
                }
            }
            Path clean = folder.resolve("clean.pdf");
            pick(pdf, sample.pages(), clean);
            String truth = text(readers.read(clean, ReadLimits.DEFAULT));
            for (Worse worse : Worse.values()) {
                Path scan = scan(clean, worse);
                long began = System.nanoTime();
                ReadOutcome outcome = readers.read(scan, ReadLimits.DEFAULT);
                double seconds = (System.nanoTime() - began) / 1e9;
                String read = text(outcome);
                double f1 = f1(words(truth), words(read));
                double letters = f1(pairs(truth), pairs(read));
                System.out.printf(
                        "%-22s %-15s %8.3f %8.3f %8.3f %9.1f %s%n",
                        sample.name(),
                        worse,
                        f1,
                        letters,
                        precision(words(truth), words(read)),
                        seconds,
                        says(outcome));
            }
        }
    }

    private static double precision(Map<String, Integer> truth, Map<String, Integer> read) {
        double common = 0;
        for (var word : truth.entrySet())
            common += Math.min(word.getValue(), read.getOrDefault(word.getKey(), 0));
        return common / read.values().stream().mapToInt(i -> i).sum();
    }

    private static String version(Tesseract tesseract) throws IOException {
        Process process =
                new ProcessBuilder(tesseract.program().toString(), "--version")
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes()).lines().findFirst().orElse("")
                + " with "
                + tesseract.languages();
    }

    private static void pick(Path pdf, List<Integer> pages, Path into) throws IOException {
        try (PDDocument from = Loader.loadPDF(pdf.toFile());
                PDDocument to = new PDDocument()) {
            for (int page : pages) {
                if (page <= from.getNumberOfPages()) to.importPage(from.getPage(page - 1));
            }
            to.save(into.toFile());
        }
    }

    private Path scan(Path clean, Worse worse) throws IOException {
        Path file =
                folder.resolve(
                        "scan."
                                + switch (worse) {
                                    case JPEG_FILE -> "jpg";
                                    case TIFF_FILE -> "tif";
                                    default -> "pdf";
                                });
        try (PDDocument from = Loader.loadPDF(clean.toFile());
                PDDocument to = new PDDocument()) {
            PDFRenderer renderer = new PDFRenderer(from);
            java.util.List<BufferedImage> all = new java.util.ArrayList<>();
            for (int i = 0; i < from.getNumberOfPages(); i++) {
                PDRectangle size = from.getPage(i).getCropBox();
                BufferedImage image =
                        worsened(
                                renderer.renderImageWithDPI(
                                        i,
                                        worse == Worse.COARSE_150_DPI ? 150 : DPI,
                                        worse == Worse.ONE_BIT || worse == Worse.TIFF_FILE
                                                ? ImageType.BINARY
                                                : ImageType.GRAY),
                                worse,
                                i);
                all.add(image);
                PDPage page = new PDPage(new PDRectangle(size.getWidth(), size.getHeight()));
                to.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(to, page)) {
                    content.drawImage(
                            worse == Worse.ONE_BIT
                                    ? CCITTFactory.createFromImage(to, image)
                                    : JPEGFactory.createFromImage(to, image, 0.75f),
                            0,
                            0,
                            size.getWidth(),
                            size.getHeight());
                }
            }
            switch (worse) {
                case JPEG_FILE -> ImageIO.write(all.getFirst(), "jpeg", file.toFile());
                case TIFF_FILE -> {
                    var writer = ImageIO.getImageWritersByFormatName("tiff").next();
                    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
                        writer.setOutput(out);
                        writer.prepareWriteSequence(null);
                        for (BufferedImage image : all)
                            writer.writeToSequence(
                                    new javax.imageio.IIOImage(image, null, null), null);
                        writer.endWriteSequence();
                    }
                }
                default -> to.save(file.toFile());
            }
        }
        return file;
    }

    private static BufferedImage worsened(BufferedImage page, Worse worse, int seed) {
        return switch (worse) {
            case SKEWED -> turned(page, Math.toRadians(seed % 2 == 0 ? 2 : -1.5));
            case FAINT -> new RescaleOp(0.3f, 160, null).filter(page, null);
            case GREY_NOISE -> noisy(page, new Random(seed));
            default -> page;
        };
    }

    private static BufferedImage turned(BufferedImage page, double angle) {
        BufferedImage turned = new BufferedImage(page.getWidth(), page.getHeight(), page.getType());
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.rotate(angle, page.getWidth() / 2.0, page.getHeight() / 2.0);
        graphics.drawImage(page, 0, 0, null);
        graphics.dispose();
        return turned;
    }

    private static BufferedImage noisy(BufferedImage page, Random random) {
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int grey = page.getRaster().getSample(x, y, 0) * 3 / 4 + 40;
                page.getRaster()
                        .setSample(
                                x,
                                y,
                                0,
                                Math.clamp((int) (grey + 18 * random.nextGaussian()), 0, 255));
            }
        }
        return page;
    }

    private static String text(ReadOutcome outcome) {
        return switch (outcome) {
            case Complete c -> c.document().text();
            case Partial p -> p.document().text();
            case ReadOutcome.Refused _ -> "";
        };
    }

    private static String says(ReadOutcome outcome) {
        return switch (outcome) {
            case Complete c -> c.note().english();
            case Partial p -> p.message().english();
            case ReadOutcome.Refused r -> r.message().english();
        };
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        for (String word : plain(text).split("[^\\p{L}\\p{N}]+")) {
            words.merge(word, word.isEmpty() ? 0 : 1, Integer::sum);
        }
        return words;
    }

    private static Map<String, Integer> pairs(String text) {
        String letters = plain(text).replaceAll("[^\\p{L}\\p{N}]+", "");
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.merge(letters.substring(i, i + 2), 1, Integer::sum);
        }
        return pairs;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static double f1(Map<String, Integer> a, Map<String, Integer> b) {
        double common = 0;
        for (Map.Entry<String, Integer> word : a.entrySet()) {
            common += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
        }
        double all =
                a.values().stream().mapToInt(i -> i).sum()
                        + b.values().stream().mapToInt(i -> i).sum();
        return all == 0 ? 0 : 2 * common / all;
    }
}
