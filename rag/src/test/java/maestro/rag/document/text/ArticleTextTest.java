package maestro.rag.document.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import maestro.rag.document.Deadline;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.reading.DocumentReaders;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// On pages in the shapes of real sites. What belongs to the content stands under `data-kept`, what
/// may go either way under `data-either`; all else is what a site puts round it.
class ArticleTextTest {

    @TempDir Path folder;

    private static byte[] bytes(String page) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(
                        ArticleTextTest.class.getResourceAsStream("pages/" + page + ".html"))) {
            return in.readAllBytes();
        }
    }

    private ParsedDocument read(byte[] page) throws Exception {
        Path file = Files.write(folder.resolve("page.html"), page);
        return ((Complete) new DocumentReaders().read(file, ReadLimits.DEFAULT)).document();
    }

    private static String dense(String text) {
        return text.replaceAll("[\\s\u200b|•⁰¹²³]+", "");
    }

    /// Runs of text by whether they are content.
    private static List<String> runs(String page, boolean content) throws Exception {
        List<String> runs = new ArrayList<>();
        for (Element element :
                Jsoup.parse(new String(bytes(page), StandardCharsets.UTF_8))
                        .body()
                        .getAllElements()) {
            Element said = element.closest("[data-kept], [data-either]");
            boolean kept = said != null && said.hasAttr("data-kept");
            boolean either = said != null && !kept;
            for (TextNode text : element.textNodes()) {
                String run = dense(text.text());
                if (!either && kept == content && run.length() > 5) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private static List<String> found(List<String> runs, ParsedDocument document) {
        String text = dense(document.text());
        return runs.stream().filter(text::contains).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blog", "blog-ko", "board-ko", "encyclopedia", "forum", "home-page", "journal",
                "links", "manual", "modern", "news-ko", "notice", "publications", "tables"
            })
    void losesNothingOfAPagesContent(String page) throws Exception {
        List<String> content = runs(page, true);
        assertThat(content).isNotEmpty();
        assertThat(found(content, read(HtmlReader.fetched(bytes(page))))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blog",
                "blog-ko",
                "board-ko",
                "encyclopedia",
                "journal",
                "manual",
                "modern",
                "news-ko"
            })
    void leavesOutWhatASitePutsRoundAnArticle(String page) throws Exception {
        List<String> frame = runs(page, false);
        assertThat(frame).isNotEmpty();
        assertThat(found(frame, read(HtmlReader.fetched(bytes(page))))).isEmpty();
    }

    @Test
    void leavesOutMenusOfAForumAndKeepsAllItsPosts() throws Exception {
        String text = read(HtmlReader.fetched(bytes("forum"))).text();
        assertThat(text)
                .contains("hairline cracks show along every bed joint", "not one crack")
                .doesNotContain("Delete all board cookies", "Advanced search");
    }

    @ParameterizedTest
    @CsvSource({"news-ko, 세금 낭비 아닌가요?", "blog, Which make of nest box"})
    void readsAFileOfTheUsersOwnWhole(String page, String comment) throws Exception {
        assertThat(read(bytes(page)).text()).contains(comment);
        assertThat(read(HtmlReader.fetched(bytes(page))).text()).doesNotContain(comment);
    }

    @Test
    void keepsHeadingsTablesListsAndCode() throws Exception {
        ParsedDocument manual = read(HtmlReader.fetched(bytes("manual")));
        assertThat(manual.text())
                .contains(
                        "client = Courier(retries=4, base=0.5)\nclient.get(",
                        "Status | Repeated\n408 | always\n429 | after Retry-After");
        assertThat(
                        manual.layout().headings().stream()
                                .map(at -> manual.text().substring(at.start(), at.end())))
                .contains("Backoff", "Statuses");
        ParsedDocument tables = read(HtmlReader.fetched(bytes("tables")));
        assertThat(tables.text())
                .contains(
                        "Table 1. Abstraction\nSector | 2015 | 2020\nFarming | 1,204 | 1,377",
                        "Table 2. Price per cubic metre\nRegion | Drinking water | Sewage");
    }

    @Test
    void keepsLanguageAndTitle() throws Exception {
        ParsedDocument news = read(HtmlReader.fetched(bytes("news-ko")));
        assertThat(news.metadata().language()).isEqualTo("ko");
        assertThat(news.metadata().title()).contains("쿨루프");
    }

    @Test
    void keepsAQuotationBetweenTwoPartsOfAnArticle() throws Exception {
        assertThat(read(HtmlReader.fetched(bytes("blog-ko"))).text())
                .containsSubsequence("자주 인용한다.", "모두 잃는다.", "위 구절은");
    }

    @Test
    void readsAPageThatIsOneForm() throws Exception {
        String page =
                new String(bytes("blog"), StandardCharsets.UTF_8)
                        .replace("<body class=\"single single-post\">", "<body><form>")
                        .replace("</body>", "</form></body>");
        assertThat(read(HtmlReader.fetched(page.getBytes(StandardCharsets.UTF_8))).text())
                .contains("I have counted swifts")
                .doesNotContain("Subscribe");
    }

    @Test
    void marksAPageOnceAndLeavesWideOnesAlone() throws Exception {
        byte[] page = "<html><p>a</p></html>".getBytes(StandardCharsets.UTF_8);
        byte[] marked = HtmlReader.fetched(page);
        assertThat(marked).startsWith(page).hasSizeGreaterThan(page.length);
        assertThat(HtmlReader.fetched(marked)).isSameAs(marked);
        byte[] wide = "<html>검색</html>".getBytes(StandardCharsets.UTF_16);
        assertThat(HtmlReader.fetched(wide)).isSameAs(wide);
        assertThat(read(HtmlReader.fetched(bytes("links"))).text()).doesNotContain("Maestro");
    }

    @ParameterizedTest
    @CsvSource({
        "<div>, 20_000, 1", "<p>Some words for the score and more., 1, 40_000",
        "<table><tr><td>Some words for the score., 2_000, 1", "<div>a<br><br>, 1, 60_000"
    })
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsAPageThatIsTooLargeForItAsBefore(String piece, String times, String more)
            throws Exception {
        int all =
                Integer.parseInt(times.replace("_", "")) * Integer.parseInt(more.replace("_", ""));
        byte[] page =
                ("<html><body>" + "Words of a start. ".repeat(50) + piece.repeat(all) + "The end.")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(read(HtmlReader.fetched(page)).text()).isEqualTo(read(page).text());
    }

    @Test
    void answersAnInterrupt() throws Exception {
        var page = Jsoup.parse(new String(bytes("blog"), StandardCharsets.UTF_8));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ArticleText.of(page, new Deadline(Duration.ofMinutes(1))))
                .isInstanceOf(Deadline.Passed.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
