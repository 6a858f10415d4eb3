package maestro.rag.document.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kr.dogfoot.hwpxlib.object.HWPXFile;
import kr.dogfoot.hwpxlib.object.content.section_xml.paragraph.Para;
import kr.dogfoot.hwpxlib.tool.blankfilemaker.BlankFileMaker;
import kr.dogfoot.hwpxlib.writer.HWPXWriter;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.reading.DocumentReaders;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Presentations, OpenDocument, books and HWPX. DOCX has a test of its own.
class PackedReadersTest {
    private static final String ODF =
            "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:style='s'><office:automatic-styles>"
                    + "<text:list-style style:name='N'><text:list-level-style-number text:level='1' style:num-format='1'/></text:list-style>"
                    + "<style:style style:name='P1' style:parent-style-name='Title'/></office:automatic-styles><office:body><office:text>";
    private static final String ODF_END = "</office:text></office:body></office:document-content>";

    @TempDir Path folder;

    private ReadOutcome read(Path file) throws InterruptedException {
        return new DocumentReaders().read(file, ReadLimits.DEFAULT);
    }

    private ParsedDocument complete(Path file) throws InterruptedException {
        ReadOutcome outcome = read(file);
        assertThat(outcome).isInstanceOf(Complete.class);
        return ((Complete) outcome).document();
    }

    private static Reason reason(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }

    @Test
    void readsSlidesInTheOrderOfTheShow() throws Exception {
        Path file = folder.resolve("talk.pptx");
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.getProperties().getCoreProperties().setCreator("Ada Lovelace");
            for (String words : new String[] {"Second", "First"}) {
                XSLFSlide slide = show.createSlide();
                XSLFTextBox box = slide.createTextBox();
                box.setText(words);
                box.addNewTextParagraph().addNewTextRun().setText(words + " point");
            }
            XSLFTable table = show.getSlides().getFirst().createTable(2, 2);
            table.getCell(0, 0).setText("Model");
            table.getCell(0, 1).setText("Score");
            table.getCell(1, 0).setText("DPR");
            table.getCell(1, 1).setText("41.5");
            show.setSlideOrder(show.getSlides().getLast(), 0);
            try (OutputStream out = Files.newOutputStream(file)) {
                show.write(out);
            }
        }
        ParsedDocument talk = complete(file);
        assertThat(talk.text())
                .isEqualTo("First\nFirst point\nSecond\nSecond point\n\nModel | Score\nDPR | 41.5");
        assertThat(talk.metadata().authors()).containsExactly("Ada Lovelace");
        assertThat(talk.format()).isEqualTo("pptx");
    }

    @Test
    void readsATitleAndWhatTheSpeakerWroteButNoSlideNumber() throws Exception {
        String slide =
                "<p:sld xmlns:p='p' xmlns:a='http://x/drawingml/2006/main'><p:sp><p:nvPr><p:ph type='title'/></p:nvPr><a:p><a:t>On</a:t><a:t> Shade</a:t></a:p></p:sp>"
                        + "<p:sp><p:nvPr><p:ph type='sldNum'/></p:nvPr><a:p><a:t>7</a:t></a:p></p:sp></p:sld>";
        String notes =
                "<p:notes xmlns:p='p' xmlns:a='http://x/drawingml/2006/main'><p:sp><p:nvPr><p:ph type='body'/></p:nvPr><a:p><a:t>Speak slowly.</a:t></a:p></p:sp>"
                        + "<p:sp><p:nvPr><p:ph type='sldImg'/></p:nvPr><a:p><a:t>picture</a:t></a:p></p:sp></p:notes>";
        Path file =
                Packed.file(
                        folder.resolve("a.pptx"),
                        "ppt/presentation.xml",
                        "<p/>",
                        "ppt/slides/slide1.xml",
                        slide,
                        "ppt/slides/_rels/slide1.xml.rels",
                        "<R><Relationship Id='1' Type='x/notesSlide' Target='../notesSlides/notesSlide1.xml'/></R>",
                        "ppt/notesSlides/notesSlide1.xml",
                        notes);
        ParsedDocument talk = complete(file);
        assertThat(talk.text()).isEqualTo("On Shade\n\nSpeak slowly.");
        assertThat(talk.metadata().title()).isEqualTo("On Shade");
    }

    private Path odt(String body) throws Exception {
        return Packed.file(
                folder.resolve("a.odt"),
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                body,
                "meta.xml",
                "<m xmlns:dc='d' xmlns:meta='m'><meta:initial-creator>Ada Lovelace</meta:initial-creator><dc:creator>Alan Turing</dc:creator></m>",
                "META-INF/manifest.xml",
                "<m/>");
    }

    @Test
    void readsParagraphsListsTablesAndNotesOfOpenDocument() throws Exception {
        ParsedDocument text =
                complete(
                        odt(
                                ODF
                                        + "<text:p text:style-name='P1'>On Shade</text:p><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
                                        + "<text:p>Trees<text:s text:c='2'/>help<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>In summer.</text:p></text:note-body></text:note>.</text:p>"
                                        + "<text:list text:style-name='N'><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>"
                                        + "<text:list><text:list-item><text:p>dot</text:p></text:list-item></text:list>"
                                        + "<table:table><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
                                        + ODF_END));
        assertThat(text.text())
                .isEqualTo(
                        "On Shade\n\nTrees help¹.\n\n1. one\n2. two\n• dot\n\na b | c\n\n¹ In summer.");
        assertThat(text.metadata().title()).isEqualTo("On Shade");
        assertThat(text.metadata().authors()).containsExactly("Ada Lovelace");
    }

    @Test
    void aDamagedTextIsReadUpToTheDamage() throws Exception {
        ReadOutcome outcome = read(odt(ODF + "<text:p>Trees help.</text:p><text:p>And so<text:"));
        assertThat(outcome).isInstanceOf(Partial.class);
        assertThat(((Partial) outcome).document().text()).isEqualTo("Trees help.\n\nAnd so");
        assertThat(((Partial) outcome).message().english()).contains("damaged");
    }

    @Test
    void aDamagedPartCostsTheOthersNothing() throws Exception {
        Path file = odt(ODF + "<text:p>Trees help.</text:p>" + ODF_END);
        byte[] bytes = Files.readAllBytes(file);
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        int data = raw.indexOf("meta.xml") + "meta.xml".length();
        Arrays.fill(bytes, data, data + 20, (byte) 0xFF);
        ReadOutcome outcome = read(Files.write(file, bytes));
        assertThat(outcome).isInstanceOf(Partial.class);
        assertThat(((Partial) outcome).document().text()).isEqualTo("Trees help.");
    }

    @Test
    void aLockedTextIsNotTakenForAnEmptyOne() throws Exception {
        Path odt =
                Packed.file(
                        folder.resolve("locked.odt"),
                        "content.xml",
                        "\u0001\u0002",
                        "META-INF/manifest.xml",
                        "<m><manifest:encryption-data xmlns:manifest='m'/></m>");
        assertThat(reason(read(odt))).isEqualTo(Reason.PASSWORD);
    }

    private Path book(String encryption) throws Exception {
        return Packed.file(
                folder.resolve("a.epub"),
                "mimetype",
                "application/epub+zip",
                "META-INF/container.xml",
                "<c><rootfile full-path='OEBPS/book.opf'/></c>",
                "META-INF/encryption.xml",
                encryption,
                "OEBPS/book.opf",
                "<package xmlns:dc='d'><dc:title>On Shade</dc:title><dc:creator>Ada Lovelace</dc:creator><item id='b' href='two%20b.xhtml' media-type='application/xhtml+xml'/>"
                        + "<item id='a' href='one.xhtml' media-type='application/xhtml+xml'/><item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
                        + "<itemref idref='n'/><itemref idref='a'/><itemref idref='b'/></package>",
                "OEBPS/two b.xhtml",
                "<html><body><p>Second <i>chapter</i>.</p></body></html>",
                "OEBPS/one.xhtml",
                "<html><head><title>x</title></head><body><h1>One</h1><ul><li>item</li></ul></body></html>",
                "OEBPS/nav.xhtml",
                "<html><body>Contents</body></html>");
    }

    @Test
    void readsABookInTheOrderOfItsSpine() throws Exception {
        ParsedDocument book = complete(book("<e><CipherReference URI='OEBPS/fonts/a.otf'/></e>"));
        assertThat(book.text()).isEqualTo("One\n\n• item\n\nSecond chapter.");
        assertThat(book.metadata().title()).isEqualTo("On Shade");
        assertThat(book.metadata().authors()).containsExactly("Ada Lovelace");
    }

    @Test
    void aBookThatItsShopLockedIsRefused() throws Exception {
        assertThat(reason(read(book("<e><CipherReference URI='OEBPS/one.xhtml'/></e>"))))
                .isEqualTo(Reason.PASSWORD);
    }

    @Test
    void readsHwpx() throws Exception {
        HWPXFile hwpx = BlankFileMaker.make();
        for (String words : new String[] {"그늘의 효과", "나무는 도시를 식힌다."}) {
            Para para = hwpx.sectionXMLFileList().get(0).addNewPara();
            para.idAnd("1").paraPrIDRefAnd("0").styleIDRefAnd("0").pageBreakAnd(false);
            para.columnBreakAnd(false).merged(false);
            para.addNewRun().charPrIDRefAnd("0").addNewT().addText(words);
        }
        Path file = folder.resolve("a.hwpx");
        HWPXWriter.toFilepath(hwpx, file.toString());
        ParsedDocument text = complete(file);
        assertThat(text.text()).isEqualTo("그늘의 효과\n\n나무는 도시를 식힌다.");
        assertThat(text.metadata().title()).isEqualTo("그늘의 효과");
        assertThat(text.metadata().language()).isEqualTo("ko");
    }

    @Test
    void aTableOfHwpxStandsAfterTheWordsBeforeIt() throws Exception {
        String section =
                "<s:sec xmlns:s='s' xmlns:p='p'><p:p><p:run><p:t>Before<p:lineBreak/>it</p:t><p:tbl><p:tr><p:tc><p:subList><p:p><p:run><p:t>a</p:t></p:run></p:p></p:subList></p:tc>"
                        + "<p:tc><p:subList><p:p><p:run><p:t>b</p:t></p:run></p:p></p:subList></p:tc></p:tr></p:tbl><p:t>after<p:footNote><p:subList><p:p><p:run><p:t>note</p:t></p:run></p:p></p:subList></p:footNote></p:t></p:run></p:p></s:sec>";
        assertThat(
                        complete(
                                        Packed.file(
                                                folder.resolve("b.hwpx"),
                                                "Contents/section0.xml",
                                                section))
                                .text())
                .isEqualTo("Before\nit\n\na | b\n\nafter¹\n\n¹ note");
    }

    @Test
    void whatIsCutOffGivesWhatIsThereOrSaysWhy() throws Exception {
        String many = "<text:p>Trees help in summer, and so do roofs.</text:p>".repeat(5_000);
        for (double share : new double[] {0.9, 0.5, 0.1}) {
            ReadOutcome outcome = read(Packed.cut(odt(ODF + many + ODF_END), share));
            assertThat(outcome).isNotInstanceOf(Complete.class);
            ReadOutcome book = read(Packed.cut(book("<e/>"), share));
            assertThat(book).isNotInstanceOf(Complete.class);
        }
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws Exception {
        byte[] page = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("bomb.epub");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("META-INF/container.xml"));
            zip.write("<c><rootfile full-path='b.opf'/></c>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("b.opf"));
            zip.putNextEntry(new ZipEntry("a.xhtml"));
            for (int i = 0; i < 70; i++) {
                zip.write(page);
            }
        }
        assertThat(reason(read(file))).isEqualTo(Reason.TOO_LARGE);
    }
}
