package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.WellFormed;
import maestro.rag.document.packed.Packed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files of the formats of offices, books and journals that would take all time or memory.
@Timeout(40)
class HostileFormatsTest {
    private static final String JATS =
            "<?xml version='1.0'?><article article-type='r'><front><article-meta><title-group>"
                    + "<article-title>Shade</article-title></title-group></article-meta></front>";
    private static final String CONTAINER =
            "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>";
    private static final String RELATIONS = "ppt/_rels/presentation.xml.rels";

    @TempDir Path folder;

    private static ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    private ReadOutcome text(String name, String... content) throws Exception {
        return read(Files.writeString(folder.resolve(name), String.join("", content)));
    }

    private static String complete(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(Complete.class);
        return ((Complete) outcome).document().text();
    }

    private static ParsedDocument partial(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(Partial.class);
        return ((Partial) outcome).document();
    }

    @Test
    void readsListsTablesAndFormulasOfAnArticleInOneGo() throws Exception {
        String items = "<list-item><p>a</p></list-item>".repeat(150_000);
        assertThat(
                        complete(
                                text(
                                        "l.xml",
                                        JATS,
                                        "<body><list list-type='order'>",
                                        items,
                                        "</list></body></article>")))
                .startsWith("Shade\n\n1. a\n2. a\n")
                .endsWith("\n150000. a");
        String formulas = "<math>a</math> ".repeat(150_000);
        assertThat(complete(text("m.xml", JATS, "<body><p>", formulas, "</p></body></article>")))
                .startsWith("Shade\n\na a a");
        String tex = "\\begin{document}".repeat(300_000);
        assertThat(
                        complete(
                                text(
                                        "t.xml",
                                        JATS,
                                        "<body><tex-math>",
                                        tex,
                                        "</tex-math></body></article>")))
                .startsWith("Shade\n\n\\begin");
        String bodies = "<article><body>".repeat(200_000);
        assertThat(complete(text("b.xml", JATS, "<body>", bodies, "deep</body></article>")))
                .isEqualTo("Shade\n\ndeep");
        String deep = "<i>".repeat(100_000);
        assertThat(
                        complete(
                                text(
                                        "i.xml",
                                        JATS,
                                        "<body><table><tr><td>",
                                        deep,
                                        "deep</td></tr></table></body></article>")))
                .isEqualTo("Shade\n\ndeep");
    }

    @Test
    void readsAnArticleInUtf16WithoutAMark() throws Exception {
        for (String charset : new String[] {"UTF-16LE", "UTF-16BE"}) {
            String article = JATS + "<body><p>나무 그늘</p></body></article>";
            Path file =
                    Files.write(
                            folder.resolve(charset + ".xml"),
                            article.getBytes(Charset.forName(charset)));
            assertThat(complete(read(file))).isEqualTo("Shade\n\n나무 그늘");
        }
    }

    @Test
    void cutsATitleThatIsABook() throws Exception {
        ParsedDocument article =
                ((Complete)
                                text(
                                        "a.xml",
                                        JATS.replace("Shade", "word ".repeat(100_000)),
                                        "<body><p>Words.</p></body></article>"))
                        .document();
        assertThat(article.metadata().title()).hasSizeLessThanOrEqualTo(1000).endsWith("word…");
    }

    @Test
    void readsEachChapterAndEachSlideOnce() throws Exception {
        String refs = "<itemref idref='c'/>".repeat(300_000);
        Path book =
                Packed.file(
                        folder.resolve("a.epub"),
                        "META-INF/container.xml",
                        CONTAINER,
                        "book.opf",
                        "<package><manifest><item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest><spine>"
                                + refs
                                + "</spine></package>",
                        "c.xhtml",
                        "<html><body><p>Some words.</p>"
                                + "<i></i>".repeat(10_000)
                                + "</body></html>");
        assertThat(complete(read(book))).isEqualTo("Some words.");
        StringBuilder notes = new StringBuilder("<R>");
        for (int i = 0; i < 100_000; i++) {
            notes.append("<Relationship Id='n")
                    .append(i)
                    .append("' Type='x/notesSlide' Target='../notesSlides/notesSlide1.xml'/>");
        }
        Path show =
                Packed.file(
                        folder.resolve("a.pptx"),
                        "ppt/presentation.xml",
                        "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldId r:id='r1'/></p:presentation>",
                        RELATIONS,
                        "<R><Relationship Id='r1' Type='s' Target='slides/slide1.xml'/></R>",
                        "ppt/slides/slide1.xml",
                        "<p:sld xmlns:p='p' xmlns:a='http://a/main'><p:sp><a:p><a:t>Words</a:t></a:p></p:sp></p:sld>",
                        "ppt/slides/_rels/slide1.xml.rels",
                        notes + "</R>",
                        "ppt/notesSlides/notesSlide1.xml",
                        "<p:notes xmlns:p='p'>" + "<p:x/>".repeat(20_000) + "</p:notes>");
        assertThat(complete(read(show))).isEqualTo("Words");
    }

    @Test
    void looksForManyPartsThatAreNotThereInOneGo() throws Exception {
        StringBuilder items = new StringBuilder("<package><manifest>");
        StringBuilder spine = new StringBuilder("</manifest><spine>");
        for (int i = 0; i < 60_000; i++) {
            items.append("<item id='c")
                    .append(i)
                    .append("' href='M")
                    .append(i)
                    .append(".html' media-type='text/html'/>");
            spine.append("<itemref idref='c").append(i).append("'/>");
        }
        Path file = folder.resolve("many.epub");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "META-INF/container.xml", CONTAINER);
            put(zip, "book.opf", items.append(spine).append("</spine></package>").toString());
            for (int i = 0; i < 30_000; i++) {
                put(zip, "x" + i + ".html", "");
            }
        }
        assertThat(read(file))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.DAMAGED));
    }

    private static void put(ZipOutputStream zip, String name, String content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void numbersAMillionItemsOfAPage() throws Exception {
        assertThat(complete(text("a.html", "<html><body><ol>", "<li>a".repeat(300_000))))
                .startsWith("1. a\n2. a\n")
                .endsWith("\n300000. a");
    }

    /// What nobody asked for is unpacked to reach what comes after it.
    @Test
    void stopsAtTheDeadlineWhileAContainerWithoutItsListUnpacks() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("word/media.bin"));
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
            zip.write(zeros);
        }
        zip.closeEntry();
        zip.flush();
        Path file = folder.resolve("bomb.docx");
        try (OutputStream to = Files.newOutputStream(file)) {
            for (int i = 0; i < 300; i++) {
                out.writeTo(to);
            }
        }
        ReadLimits all = ReadLimits.DEFAULT;
        Duration second = Duration.ofSeconds(1);
        ReadLimits limits =
                new ReadLimits(
                        all.bytes(), all.unpackedBytes(), all.characters(), all.pages(), second);
        DocumentReaders patient = new DocumentReaders();
        long began = System.nanoTime();
        assertThat(patient.read(file, limits)).isInstanceOf(Refused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void readsRichTextUpToWhatCannotBe() throws Exception {
        assertThat(
                        partial(
                                        text(
                                                "bin.rtf",
                                                "{\\rtf1 words\\par {\\pict\\bin2147483647 abc}more}"))
                                .text())
                .isEqualTo("words");
        assertThat(complete(text("bytes.rtf", "{\\rtf1 words \\\\bin9 {\\pict\\bin3 {{{}more}")))
                .isEqualTo("words \\bin9 more");
        assertThat(partial(text("deep.rtf", "{\\rtf1 words\\par ", "{".repeat(1_000_000))).text())
                .isEqualTo("words");
        assertThat(complete(text("long.rtf", "{\\rtf1 ", "words ".repeat(2_000_000), "}")))
                .startsWith("words words")
                .hasSizeGreaterThan(11_000_000);
        assertThat(
                        complete(
                                text(
                                        "row.rtf",
                                        "{\\rtf1 \\intbl ",
                                        "a\\cell ".repeat(500_000),
                                        "\\row}")))
                .hasLineCount(50);
    }

    @Test
    void saysNothingOfAMillionAuthors() throws Exception {
        String body =
                "<o:document-content xmlns:o='o' xmlns:text='t'><text:p>Words.</text:p></o:document-content>";
        Path many =
                Packed.file(
                        folder.resolve("many.odt"),
                        "META-INF/manifest.xml",
                        "<m/>",
                        "meta.xml",
                        "<m>" + "<creator>Ada Lovelace</creator>".repeat(200_000) + "</m>",
                        "content.xml",
                        body);
        assertThat(((Complete) read(many)).document().metadata().authors()).hasSize(1_000);
        Path one =
                Packed.file(
                        folder.resolve("one.odt"),
                        "META-INF/manifest.xml",
                        "<m/>",
                        "meta.xml",
                        "<m><creator>" + "Xy,".repeat(2_000_000) + "</creator></m>",
                        "content.xml",
                        body);
        assertThat(((Complete) read(one)).document().metadata().authors()).isEmpty();
    }

    /// The library that reads them goes round for ever in records that nobody takes.
    @Test
    void endsWithEveryDamagedHangulDocument() throws Exception {
        Path real = shared().resolve("documents/hwp/tika-testHWP-v5-dist.hwp");
        byte[] bytes = Files.readAllBytes(real);
        Random random = new Random(1);
        Path file = folder.resolve("a.hwp");
        DocumentReaders readers = new DocumentReaders();
        for (int i = 0; i < 300; i++) {
            byte[] damaged = bytes.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                int at = random.nextInt(bytes.length);
                int to = Math.min(bytes.length, at + random.nextInt(600));
                Arrays.fill(damaged, at, to, (byte) random.nextInt(256));
            }
            switch (readers.read(Files.write(file, damaged), ReadLimits.DEFAULT)) {
                case Complete c -> WellFormed.check(c.document());
                case Partial p -> WellFormed.check(p.document());
                case Refused r ->
                        assertThat(r.message().key())
                                .as("file %d", i)
                                .isNotIn(
                                        "read.slow",
                                        "read.memory",
                                        "read.unusual",
                                        "read.occupied");
            }
        }
    }

    @Test
    void answersAnInterruptWhileAPageIsParsed() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("a.html"),
                        "<html><body><ol>" + "<li><b>a".repeat(2_000_000));
        FutureTask<ReadOutcome> reading =
                new FutureTask<>(() ->
                        new maestro.rag.document.text.HtmlReader().read(file, ReadLimits.DEFAULT));
        Thread thread = Thread.ofPlatform().start(reading);
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
        assertThat(thread.isAlive()).isFalse();
        assertThat(reading.state()).isEqualTo(FutureTask.State.FAILED);
        assertThat(reading.exceptionNow()).isInstanceOf(InterruptedException.class);
    }

    private static Path shared() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data"))) {
                return at.resolve("shared/data");
            }
        }
        return abort("../shared/data with its documents is not here");
    }
}
