package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import maestro.rag.document.Layout;
import maestro.rag.document.Region;
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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannedPagesTest {
    @TempDir Path home;
    @TempDir Path input;
    private Path file;

    @BeforeEach
    void scan() throws IOException {
        file = pdf(2, false);
    }

    /// @param typed whether a page of text comes before the scans
    private Path pdf(int scans, boolean typed) throws IOException {
        Path pdf = input.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            if (typed) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 700);
                    content.showText("This page was typed, and the others were not.");
                    content.endText();
                }
            }
            BufferedImage picture = new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < scans; i++) {
                PDPage page = new PDPage(new PDRectangle(300, 300));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(document, picture), 0, 0, 300, 300);
                }
            }
            document.save(pdf.toFile());
        }
        return pdf;
    }

    private TestHome open(Path program) {
        Scans scans = new Scans(() -> Optional.of(program));
        return TestHome.open(
                home, Disk.REAL, new DocumentReaders(scans)::read, HashingEmbedder::new);
    }

    private Ended add(TestHome test) {
        return test.ingest(new IngestRequest(List.of(file), null, TestHome.SHORT)).getFirst();
    }

    @Test
    void scannedPagesAreReadAndFoundWithTheirPlaces() throws IOException {
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            Ended ended = add(test);
            assertThat(ended.result()).isEqualTo(Result.INDEXED);
            Document document = test.library.documents().getFirst();
            assertThat(document.title()).isEqualTo("Counting Bees by Night");
            assertThat(document.pages()).isEqualTo(2);
            assertThat(document.message().english())
                    .isEqualTo("2 scanned pages were read by OCR, with a mean confidence of 91 %.");
            String text = test.library.text(document.id()).orElseThrow();
            assertThat(text).startsWith("Counting Bees by Night\n\nBees are observed with a lamp.");
            Layout layout = test.library.layout(document.id()).orElseThrow();
            int lamp = text.indexOf("lamp");
            Region box = layout.regions(lamp, lamp + 5).getFirst();
            assertThat(box.page()).isEqualTo(1);
            assertThat(box.x()).isCloseTo(720 * 72 / 220.0, within(0.5));
            assertThat(box.y()).isCloseTo(660 * 72 / 220.0, within(0.5));
            assertThat(box.width()).isCloseTo(160 * 72 / 220.0, within(0.5));
            assertThat(test.library.search(SearchRequest.hybrid("lamp", 5)))
                    .first()
                    .satisfies(hit ->
                            assertThat(hit.passage().text()).contains("observed with a lamp"));
        }
    }

    @Test
    void whatIsHardToReadSaysSo() throws IOException {
        String poor = StandIn.PAGE.replaceAll("\t(9|8)(\\d(\\.\\d+)?\t[^\t\n]+\n)", "\t5$2");
        try (TestHome test = open(StandIn.printing(input, poor))) {
            Ended ended = add(test);
            assertThat(ended.result()).isEqualTo(Result.PARTIAL);
            assertThat(ended.message().english())
                    .contains("mean confidence of 5")
                    .contains("2 of them were hard to read");
        }
    }

    @Test
    void onlyPagesWithoutTextAreRead() throws IOException {
        file = pdf(1, true);
        try (TestHome test = open(StandIn.printing(input, StandIn.PAGE))) {
            assertThat(add(test).message().english())
                    .isEqualTo("One scanned page was read by OCR, with a mean confidence of 91 %.");
            String text = test.library.text(test.library.documents().getFirst().id()).orElseThrow();
            assertThat(text).contains("typed, and the others were not.").contains("with a lamp.");
            assertThat(Files.readAllLines(input.resolve("calls"))).hasSize(1);
        }
    }

    @Test
    void whereThereIsNothingToReadThemItSaysWhatToInstall() throws IOException {
        try (TestHome test = open(input.resolve("missing"))) {
            Ended ended = add(test);
            assertThat(ended.result()).isEqualTo(Result.FAILED);
            assertThat(ended.message().english())
                    .startsWith("Its 2 pages are pictures without text.")
                    .contains("install it (" + Scans.installation() + ")");
        }
    }

    @Test
    void whereItFailsOrFindsNothingItSaysSo() throws IOException {
        try (TestHome test = open(StandIn.program(input, "echo 'no memory left' >&2; exit 3"))) {
            assertThat(add(test).message().english())
                    .isEqualTo("2 scanned pages could not be read by Tesseract: no memory left.");
        }
        try (TestHome test = open(StandIn.printing(input, ""))) {
            assertThat(add(test).message().english()).contains("Tesseract found no words");
            assertThat(test.library.documents()).isEmpty();
        }
    }

    @Test
    void oneBadPageCostsTheOthersNothing() throws IOException {
        Path table = Files.writeString(input.resolve("t"), StandIn.PAGE);
        Path once = input.resolve("once");
        try (TestHome test =
                open(
                        StandIn.program(
                                input,
                                "cat > /dev/null; if mkdir '"
                                        + once
                                        + "'; then cat '"
                                        + table
                                        + "'; else echo broken >&2; exit 1; fi 2>/dev/null"))) {
            Ended ended = add(test);
            assertThat(ended.result()).isEqualTo(Result.PARTIAL);
            assertThat(ended.message().english())
                    .startsWith("One scanned page was read by OCR")
                    .contains("One scanned page could not be read by Tesseract");
        }
    }
}
