package maestro.rag.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import maestro.rag.document.Metadata;
import maestro.rag.document.Page;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.Region;
import maestro.rag.document.WellFormed;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.pdf.opening.PdfOpening;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.message.Message;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReaderTest {

    @TempDir Path folder;

    private ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    private ParsedDocument complete(PdfSamples sample) throws IOException, InterruptedException {
        try (sample) {
            ReadOutcome outcome = read(sample.save(folder));
            assertThat(outcome).isInstanceOf(Complete.class);
            ParsedDocument document = ((Complete) outcome).document();
            WellFormed.check(document);
            return document;
        }
    }

    private static List<String> paragraphs(ParsedDocument document) {
        return Arrays.asList(document.text().split("\n\n"));
    }

    @Test
    void joinsLinesToParagraphs() throws Exception {
        ParsedDocument document =
                complete(
                        new PdfSamples()
                                .page()
                                .lines(
                                        "The first paragraph goes on and on",
                                        "over the end of its line.")
                                .lines(72, 660, 10, "The second one is short."));
        assertThat(paragraphs(document))
                .containsExactly(
                        "The first paragraph goes on and on over the end of its line.",
                        "The second one is short.");
    }

    @Test
    void undoesHyphensAndKeepsABoxForEachPart() throws Exception {
        ParsedDocument document =
                complete(
                        new PdfSamples()
                                .page()
                                .lines(
                                        "This shows the regu-",
                                        "larisation of state-of-the-",
                                        "art models."));
        String text = document.text();
        assertThat(text).isEqualTo("This shows the regularisation of state-of-the-art models.");
        int start = text.indexOf("regularisation");
        List<Region> regions = document.layout().regions(start, start + "regularisation".length());
        assertThat(regions).hasSize(2);
        assertThat(regions.get(1).y() - regions.get(0).y()).isCloseTo(12, within(0.1));
        assertThat(regions.get(1).x()).isCloseTo(72, within(0.5));
    }

    @Test
    void keepsAHyphenThatTheDocumentWritesElsewhere() throws Exception {
        ParsedDocument document =
                complete(
                        new PdfSamples()
                                .page()
                                .lines(
                                        "We like retrieval-augmented models and retrieval-",
                                        "augmented answers."));
        assertThat(document.text()).endsWith("models and retrieval-augmented answers.");
    }

    @Test
    void readsColumnsOneAfterTheOtherAndJoinsWhatTheyTear() throws Exception {
        ParsedDocument document =
                complete(
                        new PdfSamples()
                                .page()
                                .lines(
                                        "Left begins here and is quite long",
                                        "and it goes on to the foot of the")
                                .lines(72, 100, 7, "A footnote stands below.")
                                .lines(
                                        320,
                                        700,
                                        10,
                                        "column and ends up on the right here.",
                                        "Another sentence follows it there."));
        assertThat(document.text())
                .contains(
                        "goes on to the foot of the column and ends up on the right here. Another");
        assertThat(document.text()).startsWith("A footnote stands below.");
    }

    @Test
    void joinsAParagraphOverAPageAndKnowsBothPages() throws Exception {
        ParsedDocument document =
                complete(
                        new PdfSamples()
                                .page()
                                .lines(
                                        72,
                                        120,
                                        10,
                                        "This paragraph is long enough to have lines",
                                        "and it is continued on the very next page")
                                .page()
                                .lines(
                                        "where it ends after some more words.",
                                        "And this is the last line."));
        String text = document.text();
        assertThat(text).contains("very next page where it ends");
        assertThat(document.layout().pageAt(text.indexOf("very next"))).isEqualTo(1);
        assertThat(document.layout().pageAt(text.indexOf("where it ends"))).isEqualTo(2);
        int start = text.indexOf("next page");
        List<Region> regions =
                document.layout().regions(start, start + "next page where it".length());
        assertThat(regions).extracting(Region::page).containsExactly(1, 2);
    }

    @Test
    void dropsRunningHeadsAndPageNumbers() throws Exception {
        PdfSamples sample = new PdfSamples();
        String[] nth = {"the first", "one more", "yet another", "our last"};
        for (int page = 1; page <= 4; page++) {
            sample.page()
                    .lines(72, 760, 9, "Journal of Tests, volume 7")
                    .lines(
                            "The body of " + nth[page - 1] + " page says something new.",
                            "It has another " + nth[page - 1] + " line of words.")
                    .lines(300, 30, 9, Integer.toString(page));
        }
        ParsedDocument document = complete(sample);
        assertThat(document.text())
                .doesNotContain("Journal of Tests")
                .contains("body of yet another page says");
        assertThat(document.text()).doesNotContainPattern("(?m)^\\d$");
    }

    @Test
    void writesTablesAsRows() throws Exception {
        PdfSamples sample = new PdfSamples().page();
        String[][] rows = {{"Model", "Score"}, {"DPR", "41.5"}, {"RAG", "44.5"}};
        for (int i = 0; i < rows.length; i++) {
            sample.lines(72, 700 - 12 * i, 10, rows[i][0]).lines(200, 700 - 12 * i, 10, rows[i][1]);
        }
        assertThat(complete(sample).text()).isEqualTo("Model | Score\nDPR | 41.5\nRAG | 44.5");
    }

    @Test
    void takesTheLargestLinesForTheTitleWhereTheFileSaysNothingUseful() throws Exception {
        PdfSamples sample =
                new PdfSamples()
                        .page()
                        .lines(PdfSamples.BOLD, 72, 720, 18, "A Study of Reading", "Documents Well")
                        .lines(
                                72,
                                650,
                                10,
                                "It begins with words of ordinary size.",
                                "They go on for a while.");
        sample.document.getDocumentInformation().setTitle("Microsoft Word - draft3.doc");
        sample.document.getDocumentInformation().setAuthor("Ada Lovelace and Alan Turing");
        Metadata metadata = complete(sample).metadata();
        assertThat(metadata.title()).isEqualTo("A Study of Reading Documents Well");
        assertThat(metadata.authors()).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(metadata.language()).isEqualTo("en");
    }

    @Test
    void placesWordsFromTheTopLeftOfTheVisiblePage() throws Exception {
        PdfSamples sample = new PdfSamples().page(new PDRectangle(400, 600), 0);
        sample.current().setCropBox(new PDRectangle(50, 100, 300, 400));
        ParsedDocument document = complete(sample.lines(100, 400, 10, "Here"));
        Page page = document.layout().pages().getFirst();
        assertThat(page.width()).isEqualTo(300);
        assertThat(page.height()).isEqualTo(400);
        Region region = document.layout().words().getFirst().region();
        assertThat(region.x()).isCloseTo(50, within(0.5));
        assertThat(region.y()).isLessThan(100);
        assertThat(region.y() + region.height()).isBetween(100.0, 104.0);
    }

    @Test
    void turnsBoxesWithThePage() throws Exception {
        PdfSamples sample = new PdfSamples().page(new PDRectangle(400, 600), 90);
        // Written so that it stands upright once the page is turned clockwise.
        sample.text(PdfSamples.PLAIN, 10, new Matrix(0, 1, -1, 0, 200, 50), "Upright");
        ParsedDocument document = complete(sample);
        Page page = document.layout().pages().getFirst();
        assertThat(page.width()).isEqualTo(600);
        Region region = document.layout().words().getFirst().region();
        assertThat(region.x()).isCloseTo(50, within(0.5));
        assertThat(region.width()).isGreaterThan(region.height());
        assertThat(region.y() + region.height()).isBetween(200.0, 204.0);
    }

    @Test
    void refusesAUserPasswordAndOpensWithAnOwnersOnly() throws Exception {
        try (PdfSamples locked = new PdfSamples().page().lines("Secret words.").protect("o", "u")) {
            assertThat(read(locked.save(folder)))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.PASSWORD));
        }
        assertThat(complete(new PdfSamples().page().lines("Open words.").protect("o", "")).text())
                .isEqualTo("Open words.");
    }

    @Test
    void saysThatAFileIsEncryptedForHoldersOfACertificate() throws Exception {
        List<String> objects =
                List.of(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>",
                        "<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4>>");
        StringBuilder pdf = new StringBuilder("%PDF-1.6\n");
        StringBuilder table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append("%d 0 obj %s endobj\n".formatted(i + 1, objects.get(i)));
        }
        table.append("trailer <</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n")
                .append(pdf.length())
                .append("\n%%EOF\n");
        Path file = Files.writeString(folder.resolve("sealed.pdf"), pdf.append(table));
        assertThat(read(file))
                .isEqualTo(new Refused(Reason.PASSWORD, Message.of("pdf.certificate")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/apache/fontbox/ttf/TrueTypeFont", "maestro/org/bouncycastle/X"})
    void anythingElseThatIsMissingIsNoMatterOfCertificates(String part) {
        assertThat(PdfOpening.forCertificates(new NoClassDefFoundError(part))).isFalse();
        assertThat(PdfOpening.forCertificates(new UnsatisfiedLinkError("org/bouncycastle/X")))
                .isFalse();
    }

    @Test
    void saysThatPagesWithoutTextAreImages() throws Exception {
        try (PdfSamples empty = new PdfSamples().page().page()) {
            assertThat(read(empty.save(folder)))
                    .isEqualTo(
                            new Refused(
                                    Reason.NO_TEXT,
                                    Message.of("pdf.images", 2, Scans.installation())));
        }
    }

    @Test
    void isPartialWhereTheFileIsCutOff() throws Exception {
        try (PdfSamples sample = new PdfSamples()) {
            for (int page = 1; page <= 6; page++) {
                sample.page().lines("Words of page " + page + " are here to be read.");
            }
            byte[] whole = Files.readAllBytes(sample.save(folder));
            Path cut = folder.resolve("cut.pdf");
            for (int percent = 20; percent < 100; percent += 10) {
                Files.write(cut, Arrays.copyOf(whole, whole.length * percent / 100));
                assertThat(read(cut))
                        .isNotInstanceOf(Complete.class)
                        .satisfies(o -> assertThat(o.toString()).contains("amaged"));
            }
            Files.write(cut, Arrays.copyOf(whole, whole.length - 60));
            assertThat(read(cut)).isInstanceOf(Partial.class);
        }
    }

    @Test
    void isPartialWhereAPagesContentIsGarbled() throws Exception {
        try (PdfSamples sample = new PdfSamples()) {
            for (int page = 1; page <= 3; page++) {
                sample.page();
                for (int line = 0; line < 40; line++) {
                    sample.lines(
                            72,
                            700 - 12 * line,
                            10,
                            "Line "
                                    + line
                                    + " of page "
                                    + page
                                    + " has "
                                    + line * page * 7919
                                    + " words.");
                }
            }
            byte[] bytes = Files.readAllBytes(sample.save(folder));
            for (int i = 0; i < 40; i++) {
                bytes[bytes.length / 4 + i] ^= 0x55;
            }
            Path garbled = Files.write(folder.resolve("garbled.pdf"), bytes);
            assertThat(read(garbled))
                    .isInstanceOfSatisfying(
                            Partial.class,
                            p -> assertThat(p.message().english()).contains("damaged"));
        }
    }

    @Test
    void stopsAtItsLimits() throws Exception {
        try (PdfSamples sample = new PdfSamples()) {
            for (int page = 1; page <= 5; page++) {
                sample.page().lines("Words of page " + page + " are here.");
            }
            Path file = sample.save(folder);
            ReadOutcome pages =
                    new DocumentReaders()
                            .read(
                                    file,
                                    new ReadLimits(
                                            1 << 20, 1 << 20, 1000, 2, Duration.ofMinutes(1)));
            assertThat(pages)
                    .isInstanceOfSatisfying(
                            Partial.class,
                            p -> {
                                assertThat(p.message().english())
                                        .isEqualTo("It has 5 pages; the first 2 were read.");
                                assertThat(p.document().layout().pages()).hasSize(2);
                            });
            ReadOutcome time =
                    new DocumentReaders()
                            .read(file, new ReadLimits(1 << 20, 1 << 20, 1000, 9, Duration.ZERO));
            assertThat(time)
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }
}
