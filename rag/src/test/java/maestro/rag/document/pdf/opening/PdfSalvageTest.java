package maestro.rag.document.pdf.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import maestro.rag.benchmark.SharedData;
import maestro.rag.document.Page;
import maestro.rag.document.PageImage;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.Region;
import maestro.rag.document.WellFormed;
import maestro.rag.document.pdf.PdfSamples;
import maestro.rag.document.pdf.drawing.PageRenderer;
import maestro.rag.document.reading.DocumentReaders;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfSalvageTest {

    private static final String SENTENCE =
            "This is the page that we want to read and it is not the end of the de\\014nition";

    @TempDir Path folder;

    private static ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    /// A file as TeX begins it: contents, then pages in an object stream, and nothing after: no
    /// font, no list of pages, no table.
    private Path cutOff(String[] pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.5\n");
        StringBuilder table = new StringBuilder();
        StringBuilder objects = new StringBuilder();
        for (int i = 0; i < pages.length; i++) {
            String content = "BT /F8 10 Tf 72 700 Td (" + pages[i] + ") Tj ET";
            write(
                    out,
                    (20 + i)
                            + " 0 obj <</Length "
                            + content.length()
                            + ">>\nstream\n"
                            + content
                            + "\nendstream\nendobj\n");
            table.append(10 + i).append(' ').append(objects.length()).append(' ');
            objects.append("<</Type/Page/Contents ")
                    .append(20 + i)
                    .append(" 0 R/Resources<</Font<</F8 90 0 R>>>>/MediaBox[0 0 600 800]")
                    .append("/Parent 95 0 R>>\n");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            write(deflater, table.toString() + objects);
        }
        write(
                out,
                "30 0 obj <</Type/ObjStm/N "
                        + pages.length
                        + "/First "
                        + table.length()
                        + "/Filter/FlateDecode/Length "
                        + packed.size()
                        + ">>\nstream\n");
        out.writeBytes(packed.toByteArray());
        write(out, "\nendstream\nendobj\n40 0 obj <</Length 5000>>\nstream\nhalf of a fon");
        return Files.write(folder.resolve("cut.pdf"), out.toByteArray());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsAndDrawsPagesWhoseListAndFontsAreCutOff() throws Exception {
        Path file =
                cutOff(new String[] {"One. " + SENTENCE, "\\001\\002\\005", "Two. " + SENTENCE});
        Partial partial = (Partial) read(file);
        assertThat(partial.message().english())
                .startsWith(
                        "The file is cut off or damaged; 2 pages could be read. Some of its"
                                + " fonts are missing");
        ParsedDocument document = partial.document();
        WellFormed.check(document);
        assertThat(document.text())
                .startsWith("One. This is the page that we want to read")
                .contains("the end of the definition")
                .contains("Two. This is");
        assertThat(document.layout().pages()).extracting(Page::number).containsExactly(1, 2, 3);
        int second = document.text().indexOf("Two.");
        assertThat(document.layout().pageAt(second)).isEqualTo(3);
        Region region = document.layout().regions(second, document.text().length()).getFirst();
        PageImage image = PageRenderer.render(file, 3, 1).orElseThrow();
        assertThat(image.width()).isEqualTo(600);
        int dark = 0;
        for (int i = 0; i < image.argb().length; i++) {
            if ((image.argb()[i] & 0xFF) < 128) {
                dark++;
                assertThat((double) (i / image.width()))
                        .isBetween(region.y() - 2, region.y() + region.height() + 2);
            }
        }
        assertThat(dark).isGreaterThan(100);
    }

    @Test
    void refusesWhereNothingReadableIsLeft() throws Exception {
        assertThat(read(cutOff(new String[] {"\\001\\002", "#$%&!"})))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.DAMAGED));
        assertThat(read(cutOff(new String[0])))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.DAMAGED));
    }

    /// Wherever a file is cut: never complete, never an exception, and what is read is right.
    @Test
    void readsWhatIsThereWhereverAPackedFileIsCut() throws Exception {
        try (PdfSamples sample = new PdfSamples()) {
            for (int page = 1; page <= 6; page++) {
                sample.page().lines(72, 700, 10, "Words of page " + page + " are here to be read.");
            }
            Path whole = folder.resolve("whole.pdf");
            sample.document.save(whole.toFile(), new CompressParameters(3));
            assertThat(read(whole)).isInstanceOf(Complete.class);
            byte[] bytes = Files.readAllBytes(whole);
            int partial = 0;
            for (int percent = 5; percent <= 95; percent += 5) {
                Path cut = folder.resolve("part.pdf");
                Files.write(cut, Arrays.copyOf(bytes, bytes.length * percent / 100));
                switch (read(cut)) {
                    case Complete c -> throw new AssertionError("complete at " + percent);
                    case Refused r -> assertThat(r.reason()).isEqualTo(Reason.DAMAGED);
                    case Partial p -> {
                        partial++;
                        assertThat(p.document().text())
                                .matches("(Words of page \\d are here to be read\\.\\s*)+");
                    }
                }
            }
            assertThat(partial).isPositive();
        }
    }

    @Test
    void boundsWhatItUnpacksAndIgnoresNonsense() throws Exception {
        byte[] many = "1 0 obj ".repeat(200_000).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PdfScan.of(many, 1 << 20)).hasSizeLessThanOrEqualTo(1);
        String odd =
                "%PDF-1.5 99999999 0 obj <<>> endobj obj obj 5 0 obj<</Type/ObjStm/N 9/First 99999"
                        + "/Filter/FlateDecode>>stream\nnot deflated endstream 7 0 obj";
        assertThat(PdfScan.of(odd.getBytes(StandardCharsets.ISO_8859_1), 1 << 20))
                .containsOnlyKeys(5);
        Path file = Files.write(folder.resolve("odd.pdf"), many);
        assertThat(read(file)).isInstanceOf(Refused.class);
    }

    /// A page that names its contents by a list at the end of the file, as some programs write it.
    @Test
    void givesPagesTheContentsThatStandBehindThemWhereTheListIsCutOff() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.7\n");
        for (int page = 0; page < 2; page++) {
            int n = 10 * page;
            write(out, (n + 1) + " 0 obj <</Type/Page/Contents " + (n + 90) + " 0 R");
            write(out, "/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 600 800]>> endobj\n");
            stream(
                    out,
                    n + 2,
                    "BT /F1 10 Tf 72 700 Td (Page " + page + ". " + SENTENCE + ") Tj ET");
            stream(out, n + 3, "BT /F1 10 Tf 72 600 Td (And a second part of page) Tj ET");
            stream(out, n + 4, "/CIDInit /ProcSet findresource begin (not a page) endcmap");
        }
        write(out, "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Times-Roman>> endobj\n");
        write(out, "90 0 obj [ 2 0 ");
        Path file = Files.write(folder.resolve("list.pdf"), out.toByteArray());
        Partial partial = (Partial) read(file);
        assertThat(partial.message().english())
                .isEqualTo("The file is cut off or damaged; 2 pages could be read.");
        assertThat(partial.document().text())
                .containsSubsequence("Page 0.", "a second part", "Page 1.", "a second part")
                .doesNotContain("not a page");
        assertThat(partial.document().layout().pages()).hasSize(2);
    }

    /// Contents alone: their pages would have come later.
    @Test
    void makesPagesOfContentsWhereNoPageIsLeft() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.5\n");
        stream(out, 3, "BT /F8 10 Tf 72 700 Td (First. " + SENTENCE + ") Tj ET");
        stream(out, 7, "BT /F8 10 Tf 72 700 Td (Second. " + SENTENCE + ") Tj ET");
        write(out, "9 0 obj <</Length 5000>>\nstream\nhalf of a fon");
        Partial partial =
                (Partial) read(Files.write(folder.resolve("bare.pdf"), out.toByteArray()));
        assertThat(partial.message().english())
                .contains("2 pages could be read", "fonts are missing");
        assertThat(partial.document().text())
                .containsSubsequence("First. This is the page", "Second. This is the page");
    }

    private static void stream(OutputStream out, int number, String content) throws IOException {
        write(
                out,
                number
                        + " 0 obj <</Length "
                        + content.length()
                        + ">>\nstream\n"
                        + content
                        + "\nendstream\nendobj\n");
    }

    /// All but one, of which the first 70 % are images and fonts, so that nothing is there to read
    /// at 60 %.
    @Test
    void savesPapersThatAreCutOff() throws Exception {
        List<Path> papers;
        try (Stream<Path> files = Files.list(SharedData.require("library/rag"))) {
            papers = files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList();
        }
        for (int percent : new int[] {60, 90}) {
            List<String> damaged = new ArrayList<>();
            for (Path paper : papers) {
                byte[] bytes = Files.readAllBytes(paper);
                int length = (int) ((long) bytes.length * percent / 100);
                Path cut = Files.write(folder.resolve("paper.pdf"), Arrays.copyOf(bytes, length));
                switch (read(cut)) {
                    case Complete c -> throw new AssertionError("complete: " + paper);
                    case Partial p -> {
                        WellFormed.check(p.document());
                        assertThat(p.document().text().length()).isGreaterThan(1000);
                    }
                    case Refused r -> {
                        assertThat(r.message().english())
                                .startsWith("The file is damaged: its end is missing");
                        damaged.add(paper.getFileName().toString());
                    }
                }
            }
            System.out.printf(
                    "cut at %d %%: %d papers partial, %d damaged%n",
                    percent, papers.size() - damaged.size(), damaged.size());
            assertThat(damaged)
                    .isEqualTo(
                            percent == 90
                                    ? List.of()
                                    : List.of("Survey_LLMAndFutureOfInformationRetrieval.pdf"));
        }
    }
}
