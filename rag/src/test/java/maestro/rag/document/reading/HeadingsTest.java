package maestro.rag.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kr.dogfoot.hwpxlib.object.HWPXFile;
import kr.dogfoot.hwpxlib.object.content.header_xml.enumtype.ParaHeadingType;
import kr.dogfoot.hwpxlib.object.content.header_xml.references.ParaPr;
import kr.dogfoot.hwpxlib.object.content.section_xml.paragraph.Para;
import kr.dogfoot.hwpxlib.tool.blankfilemaker.BlankFileMaker;
import kr.dogfoot.hwpxlib.writer.HWPXWriter;
import maestro.rag.document.Heading;
import maestro.rag.document.Layout;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every format that has headings says under which of them a sentence stands.
class HeadingsTest {
    @TempDir Path folder;

    private ParsedDocument read(String name, String text) throws Exception {
        return read(Files.writeString(folder.resolve(name), text));
    }

    private static ParsedDocument read(Path file) throws InterruptedException {
        ReadOutcome outcome = new DocumentReaders().read(file, ReadLimits.DEFAULT);
        assertThat(outcome).isInstanceOf(Complete.class);
        return ((Complete) outcome).document();
    }

    private Path zip(String name, Map<String, String> parts) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : new java.util.TreeMap<>(parts).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static List<String> under(ParsedDocument document, String sentence) {
        int at = document.text().indexOf(sentence);
        assertThat(at).as(sentence).isNotNegative();
        return document.layout().path(document.text(), at);
    }

    @Test
    void richTextByItsStylesAndItsOutline() throws Exception {
        ParsedDocument rtf =
                read(
                        "bees.rtf",
                        "{\\rtf1\\ansi{\\stylesheet{\\ql Normal;}{\\s1\\outlinelevel0 heading 1;}"
                                + "{\\s7 Heading 2;}{\\s8\\outlinelevel9 Body;}{\\*\\cs4 Strong;}}"
                                + "{\\info{\\title Bees}}"
                                + "\\pard\\s1 Hives\\par\\pard\\s8 Bees live in hives.\\par"
                                + "\\pard\\s7 Winter\\par\\pard They cluster in winter.\\par"
                                + "\\pard\\outlinelevel0 Dances\\par\\pard They dance in summer.\\par}");
        Layout layout = rtf.layout();
        assertThat(rtf.text()).doesNotContain("heading 1", "Strong");
        assertThat(layout.path(rtf.text(), rtf.text().indexOf("live in"))).containsExactly("Hives");
        assertThat(layout.path(rtf.text(), rtf.text().indexOf("cluster")))
                .containsExactly("Hives", "Winter");
        assertThat(layout.path(rtf.text(), rtf.text().indexOf("summer"))).containsExactly("Dances");
    }

    @Test
    void markdown() throws Exception {
        ParsedDocument read =
                read(
                        "a.md",
                        "# On Bees\n\nFirst.\n\n## Methods\n\n### Data *kept*\n\nSecond.\n\n## Results\n\nThird.\n");
        assertThat(under(read, "First.")).isEmpty(); // the title stands above all of it
        assertThat(under(read, "Second.")).containsExactly("Methods", "Data kept");
        assertThat(under(read, "Third.")).containsExactly("Results");
        assertThat(read.text())
                .isEqualTo(
                        "On Bees\n\nFirst.\n\nMethods\n\nData kept\n\nSecond.\n\nResults\n\nThird.");
    }

    @Test
    void aWebPage() throws Exception {
        ParsedDocument read =
                read(
                        "a.html",
                        "<html><head><title>T</title></head><body><h1>On<br>Bees</h1><p>First.</p>"
                                + "<div><h2> Methods </h2><p>Second.</p></div><h2></h2><p>Third.</p></body></html>");
        assertThat(under(read, "First.")).containsExactly("On Bees");
        assertThat(under(read, "Second.")).containsExactly("On Bees", "Methods");
        assertThat(under(read, "Third.")).containsExactly("On Bees", "Methods");
    }

    @Test
    void latex() throws Exception {
        ParsedDocument read =
                read(
                        "a.tex",
                        "\\documentclass{article}\\begin{document}\n\\section{Methods}\nFirst.\n\n"
                                + "\\subsection*{The \\emph{data}}\nSecond.\n\n\\section{Results}\nThird.\n\\end{document}\n");
        assertThat(under(read, "First.")).containsExactly("Methods");
        assertThat(under(read, "Second.")).containsExactly("Methods", "The data");
        assertThat(under(read, "Third.")).containsExactly("Results");
    }

    @Test
    void aJournalArticle() throws Exception {
        ParsedDocument read =
                read(
                        "a.xml",
                        "<?xml version='1.0'?><article><front><article-meta><title-group><article-title>On Bees</article-title></title-group></article-meta></front>"
                                + "<body><sec><label>1</label><title>Methods</title><p>First.</p><sec><title>Data</title><p>Second.</p>"
                                + "<fig><caption><title>A hive</title></caption></fig><p>Third.</p></sec></sec></body></article>");
        assertThat(under(read, "First.")).containsExactly("1 Methods");
        assertThat(under(read, "Second.")).containsExactly("1 Methods", "Data");
        assertThat(under(read, "Third.")).containsExactly("1 Methods", "Data");
    }

    @Test
    void word() throws Exception {
        String w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        String p = "<w:p><w:pPr><w:pStyle w:val='%s'/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        String style =
                "<w:style w:type='paragraph' w:styleId='%s'><w:name w:val='heading %s'/></w:style>";
        ParsedDocument read =
                read(
                        zip(
                                "a.docx",
                                Map.of(
                                        "[Content_Types].xml",
                                        "<Types/>",
                                        "word/styles.xml",
                                        "<w:styles "
                                                + w
                                                + ">"
                                                + style.formatted("a", 1)
                                                + style.formatted("b", 2)
                                                + "</w:styles>",
                                        "word/document.xml",
                                        "<w:document "
                                                + w
                                                + "><w:body>"
                                                + p.formatted("a", "On Bees")
                                                + p.formatted("a", "Methods")
                                                + p.formatted("b", "Data")
                                                + p.formatted("x", "First.")
                                                + "</w:body></w:document>")));
        assertThat(under(read, "First.")).containsExactly("Methods", "Data");
    }

    @Test
    void openDocument() throws Exception {
        ParsedDocument read =
                read(
                        zip(
                                "a.odt",
                                Map.of(
                                        "mimetype",
                                        "application/vnd.oasis.opendocument.text",
                                        "META-INF/manifest.xml",
                                        "<manifest/>",
                                        "content.xml",
                                        "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>"
                                                + "<text:p>Before.</text:p><text:h text:outline-level='1'>Methods</text:h><text:h text:outline-level='2'>Data</text:h>"
                                                + "<text:p>First.</text:p></office:text></office:body></office:document-content>")));
        assertThat(under(read, "Before.")).isEmpty();
        assertThat(under(read, "First.")).last().isEqualTo("Data");
    }

    @Test
    void hangul() throws Exception {
        HWPXFile file = BlankFileMaker.make();
        ParaPr outline = file.headerXMLFile().refList().paraProperties().addNew();
        outline.id("99");
        outline.createHeading();
        outline.heading().typeAnd(ParaHeadingType.OUTLINE).levelAnd((byte) 0).idRefAnd("0");
        add(file, "0", "꿀벌에 대하여");
        add(file, "99", "연구 방법");
        add(file, "0", "벌을 셌다.");
        Path path = folder.resolve("a.hwpx");
        HWPXWriter.toFilepath(file, path.toString());
        ParsedDocument read = read(path);
        assertThat(under(read, "꿀벌에 대하여")).isEmpty();
        assertThat(under(read, "벌을 셌다.")).containsExactly("연구 방법");
    }

    private static void add(HWPXFile file, String setting, String words) {
        Para para = file.sectionXMLFileList().get(0).addNewPara();
        para.paraPrIDRefAnd(setting).addNewRun().addNewT().addText(words);
    }

    @Test
    void thePdfsBookmarks() throws Exception {
        Path path = folder.resolve("a.pdf");
        try (PDDocument document = new PDDocument()) {
            PDDocumentOutline outline = new PDDocumentOutline();
            document.getDocumentCatalog().setDocumentOutline(outline);
            page(
                    document,
                    "A methods section stands below these words of the first page.",
                    "",
                    "2.  Methods",
                    "",
                    "We counted them all by night and with a lamp.");
            page(
                    document,
                    "Data",
                    "",
                    "There were nine thousand of them in the end.",
                    "",
                    "Results",
                    "",
                    "Fewer than before.");
            PDOutlineItem methods = bookmark(document, "Methods", 0);
            outline.addLast(methods);
            methods.addLast(bookmark(document, "Data", 1));
            outline.addLast(bookmark(document, "Results", 1));
            outline.addLast(bookmark(document, "Not to be found", 1));
            outline.addLast(new PDOutlineItem());
            document.save(path.toFile());
        }
        ParsedDocument read = read(path);
        assertThat(under(read, "A methods section")).isEmpty();
        assertThat(under(read, "We counted")).containsExactly("2. Methods");
        assertThat(under(read, "There were")).containsExactly("2. Methods", "Data");
        assertThat(under(read, "Fewer")).containsExactly("Results");
    }

    private static PDOutlineItem bookmark(PDDocument document, String title, int page) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        PDPageFitDestination there = new PDPageFitDestination();
        there.setPage(document.getPage(page));
        item.setDestination(there);
        return item;
    }

    private static void page(PDDocument document, String... lines) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            for (int i = 0; i < lines.length; i++) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 10);
                content.newLineAtOffset(72, 700 - 18 * i);
                content.showText(lines[i]);
                content.endText();
            }
        }
    }

    @Test
    void aPathIsThatOfTheNearestHeadingsAbove() {
        String text = "aa bb cc dd ee";
        Layout layout =
                Layout.unpaged(
                        text.length(),
                        List.of(
                                new Heading(2, 0, 2),
                                new Heading(3, 3, 5),
                                new Heading(1, 6, 8),
                                new Heading(3, 9, 11)));
        assertThat(layout.path(text, 1)).containsExactly("aa");
        assertThat(layout.path(text, 5)).containsExactly("aa", "bb");
        assertThat(layout.path(text, 8)).containsExactly("cc");
        assertThat(layout.path(text, 14)).containsExactly("cc", "dd");
        assertThat(Layout.unpaged(3).path("abc", 1)).isEmpty();
    }
}
