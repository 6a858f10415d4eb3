package maestro.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.agents.mission.Block;
import maestro.agents.mission.Report;
import maestro.agents.mission.Report.ReportSection;
import maestro.agents.mission.Sentence;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReportTest {
    private static final Report ENGLISH = SampleReports.english();
    private static final Report KOREAN = SampleReports.korean();
    private static byte[] english = new byte[0];
    private static byte[] korean = new byte[0];

    @BeforeAll
    static void render() throws IOException {
        english = bytes(ENGLISH);
        korean = bytes(KOREAN);
    }

    private static byte[] bytes(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter.pdf(report, out);
        return out.toByteArray();
    }

    private static byte[] of(String language) {
        return language.equals("ko") ? korean : english;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void holdsEverySentenceAsText(String language) throws IOException {
        Report report = language.equals("ko") ? KOREAN : ENGLISH;
        try (PDDocument pdf = Loader.loadPDF(of(language))) {
            String text = withoutFurniture(pdf);
            assertThat(report.sentences().map(Sentence::text).map(PdfReportTest::squeezed))
                    .allSatisfy(sentence -> assertThat(text).contains(sentence));
            assertThat(report.sections())
                    .allSatisfy(s -> assertThat(text).contains(squeezed(s.heading())));
            assertThat(text).doesNotContain("□");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void noLineBeginsWithACitationAndNoPageEndsWithAHeading(String language) throws IOException {
        Report report = language.equals("ko") ? KOREAN : ENGLISH;
        List<String> headings = report.sections().stream().map(s -> squeezed(s.heading())).toList();
        try (PDDocument pdf = Loader.loadPDF(of(language))) {
            boolean bibliography = false;
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                List<String> lines = lines(pdf, page);
                for (String line : lines) {
                    bibliography |=
                            line.equals(ReportWords.of(report.language()).text("bibliography"));
                    assertThat(!bibliography && line.startsWith("[")).as(line).isFalse();
                }
                String last = squeezed(lines.get(lines.size() - 2)).replaceFirst("^[\\d.]+", "");
                assertThat(headings).doesNotContain(last);
            }
        }
    }

    @Test
    void noPageEndsWithWhatLeadsOnToAParagraph() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Block block : ENGLISH.sections().getFirst().blocks()) {
            if (block instanceof Block.Paragraph) {
                for (int copy = 0; copy < 40; copy++) {
                    // each a little longer, so that pages end at every line of some
                    blocks.add(new Block.Remark("Of " + "more ".repeat(7 * copy) + "this"));
                    blocks.add(new Block.Remark("Two documents differ here:"));
                    blocks.add(block);
                }
            }
        }
        Report longer =
                new Report(
                        ENGLISH.missionId(),
                        ENGLISH.title(),
                        ENGLISH.language(),
                        ENGLISH.date(),
                        ENGLISH.questions(),
                        ENGLISH.summary(),
                        List.of(new ReportSection("s1", 1, "One", blocks)),
                        ENGLISH.bibliography(),
                        ENGLISH.making(),
                        ENGLISH.score());
        try (PDDocument pdf = Loader.loadPDF(bytes(longer))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(10);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                List<String> lines = lines(pdf, page);
                assertThat(lines.get(lines.size() - 2)).as("page " + page).doesNotEndWith("here:");
            }
        }
    }

    /// What keeps a citation beside its word once drove lines apart where a paragraph had to move
    /// to the next page, and entries with many authors ran out of the column.
    @Test
    void linesKeepTheirDistanceAndTheirColumn() throws IOException {
        List<ReportSection> sections = new ArrayList<>();
        for (int copy = 0; copy < 12; copy++) {
            int by = copy;
            for (ReportSection s : ENGLISH.sections()) {
                // each copy a little longer, so that pages end at every line of some paragraph
                sections.add(
                        new ReportSection(
                                s.id() + "-" + copy,
                                2,
                                "Of " + "more ".repeat(8 * by),
                                s.blocks()));
            }
        }
        List<Report.Entry> entries =
                ENGLISH.bibliography().stream()
                        .map(e ->
                                new Report.Entry(
                                        e.number(),
                                        e.documentId(),
                                        e.title(),
                                        List.of(
                                                "Vladimir Karpukhin",
                                                "Patrick Lewis",
                                                "Ethan Perez",
                                                "Aleksandra Piktus",
                                                "Fabio Petroni"),
                                        e.file(),
                                        e.pages(),
                                        e.quotes()))
                        .toList();
        Report longer =
                new Report(
                        ENGLISH.missionId(),
                        ENGLISH.title(),
                        ENGLISH.language(),
                        ENGLISH.date(),
                        ENGLISH.questions(),
                        ENGLISH.summary(),
                        sections,
                        entries,
                        ENGLISH.making(),
                        ENGLISH.score());
        try (PDDocument pdf = Loader.loadPDF(bytes(longer))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(10);
            Distances distances = new Distances();
            distances.getText(pdf);
            assertThat(distances.withinParagraphs).hasSizeGreaterThan(100);
            assertThat(distances.withinParagraphs).allMatch(d -> d > 14 && d < 20);
            float column = pdf.getPage(0).getMediaBox().getWidth() - 33 / 25.4f * 72;
            assertThat(distances.right).isLessThan(column + 2);
        }
    }

    /// From each line that goes on in lower case to the one before, in points.
    private static final class Distances extends PDFTextStripper {
        private final List<Float> withinParagraphs = new ArrayList<>();
        private float above = Float.NaN;
        private float right;

        Distances() {
            setSortByPosition(true);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            TextPosition first = positions.getFirst();
            TextPosition last = positions.getLast();
            right = Math.max(right, last.getXDirAdj() + last.getWidthDirAdj());
            boolean reading = first.getFont().getName().endsWith("+NanumMyeongjo");
            boolean newLine = first.getXDirAdj() < 33 / 25.4 * 72 + 2;
            if (newLine && reading) {
                if (Character.isLowerCase(text.charAt(0)) && first.getYDirAdj() > above) {
                    withinParagraphs.add(first.getYDirAdj() - above);
                }
                above = first.getYDirAdj();
            } else if (newLine) {
                above = Float.NaN;
            }
        }
    }

    private static List<String> lines(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        List<String> lines = new ArrayList<>(stripper.getText(pdf).lines().toList());
        lines.removeIf(String::isBlank);
        return lines;
    }

    /// The text of all pages without running title, page numbers and white space: sentences go on
    /// over lines and pages.
    private static String withoutFurniture(PDDocument pdf) throws IOException {
        StringBuilder all = new StringBuilder();
        String title = squeezed(pdf.getDocumentInformation().getTitle());
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            List<String> lines = lines(pdf, page);
            if (page > 1 && squeezed(lines.getFirst()).equals(title)) {
                lines.removeFirst();
            }
            assertThat(lines.removeLast()).isEqualTo(page + " / " + pdf.getNumberOfPages());
            lines.forEach(all::append);
        }
        return squeezed(all.toString());
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyLinkLeadsToAnEntryOfTheBibliography(String language) throws IOException {
        Report report = language.equals("ko") ? KOREAN : ENGLISH;
        try (PDDocument pdf = Loader.loadPDF(of(language))) {
            int links = 0;
            Set<Integer> pages = new HashSet<>();
            for (PDPage page : pdf.getPages()) {
                for (var annotation : page.getAnnotations()) {
                    if (annotation instanceof PDAnnotationLink link) {
                        links++;
                        assertThat(link.getAction()).isInstanceOf(PDActionGoTo.class);
                        var to = ((PDActionGoTo) link.getAction()).getDestination();
                        pages.add(((PDPageDestination) to).retrievePageNumber());
                    }
                }
            }
            long cited = report.sentences().mapToLong(s -> Outline.cited(s).size()).sum();
            assertThat(links).isEqualTo((int) cited);
            assertThat(pages).isNotEmpty().allSatisfy(p -> assertThat(p).isNotNegative());
        }
    }

    @Test
    void outlineFollowsTheSections() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(english)) {
            List<String> titles = new ArrayList<>();
            titles(pdf.getDocumentCatalog().getDocumentOutline().children(), "", titles);
            assertThat(titles)
                    .startsWith(
                            "Summary",
                            "1  How is retrieval-augmented generation evaluated?",
                            "- 1.1  Metrics for retrieval",
                            "2  Failure modes of retrieval")
                    .endsWith("References", "Documents used", "How this report was made");
        }
    }

    private static void titles(Iterable<PDOutlineItem> items, String depth, List<String> into)
            throws IOException {
        for (PDOutlineItem item : items) {
            into.add(depth + item.getTitle());
            assertThat(item.getDestination() != null || item.getAction() != null).isTrue();
            titles(item.children(), depth + "- ", into);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void fontsAreEmbeddedSubsets(String language) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(of(language))) {
            Set<String> names = new HashSet<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
                    names.add(font.getName().substring(7));
                }
            }
            assertThat(names).contains("NanumMyeongjo", "NanumMyeongjoBold", "MaestroSans-Regular");
        }
        assertThat(of(language).length).isLessThan(600_000);
    }

    @Test
    void saysWhatItIs() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(korean)) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(KOREAN.title());
            assertThat(pdf.getDocumentInformation().getCreator()).isEqualTo("Maestro Workstation");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-03-14T00:00:00Z");
            assertThat(catalog.getLanguage()).isEqualTo("ko");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            String xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp).contains(KOREAN.title(), "<dc:language>", "pdfuaid:part");
        }
    }

    @Test
    void sameReportSameBytes() throws IOException {
        assertThat(bytes(KOREAN)).isEqualTo(korean);
    }

    @Test
    void streamIsLeftOpen() throws IOException {
        boolean[] closed = {false};
        OutputStream out =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                };
        ReportWriter.pdf(KOREAN, out);
        assertThat(closed[0]).isFalse();
    }
}
