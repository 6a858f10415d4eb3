package maestro.rag.document.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.ReadOutcome.Complete;
import maestro.rag.document.ReadOutcome.Partial;
import maestro.rag.document.ReadOutcome.Reason;
import maestro.rag.document.ReadOutcome.Refused;
import maestro.rag.document.reading.DocumentReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherReadersTest {

    @TempDir Path folder;

    private ReadOutcome read(String name, byte[] bytes) throws IOException, InterruptedException {
        return new DocumentReaders()
                .read(Files.write(folder.resolve(name), bytes), ReadLimits.DEFAULT);
    }

    private ParsedDocument complete(String name, String text)
            throws IOException, InterruptedException {
        ReadOutcome outcome = read(name, text.getBytes(StandardCharsets.UTF_8));
        assertThat(outcome).isInstanceOf(Complete.class);
        return ((Complete) outcome).document();
    }

    private static Reason reason(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).reason();
    }

    @Test
    void readsAPagesContentAndNotItsFrame() throws Exception {
        ParsedDocument page =
                complete(
                        "page.html",
                        """
                        <!DOCTYPE html><html><head><title>On Reading - A Site</title><meta name="author" content="Ada Lovelace">
                        <style>p{}</style></head><body><nav>Home About</nav><header>A Site</header>
                        <h1>On Reading</h1><p>First <b>bold</b>
                        words.</p><ul><li>one</li><li>two</li></ul>
                        <table><tr><th>Model</th><th>Score</th></tr><tr><td>DPR</td><td>41.5</td></tr></table>
                        <script>var x = 1;</script><p>Last<sup>2</sup> words.</p><footer>Imprint</footer></body></html>
                        """);
        assertThat(page.text())
                .isEqualTo(
                        "On Reading\n\nFirst bold words.\n\n• one\n• two\n\nModel | Score\nDPR | 41.5\n\nLast² words.");
        assertThat(page.metadata().title()).isEqualTo("On Reading");
        assertThat(page.metadata().authors()).containsExactly("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUC-KR", "UTF-16", "UTF-16LE", "UTF-8"})
    void readsKoreanPagesInTheirCharset(String charset) throws Exception {
        String stated = charset.equals("EUC-KR") ? "<meta charset=euc-kr>" : "";
        String page =
                "<html><head>"
                        + stated
                        + "</head><body><p>검색 증강 생성은 답변을 문서에 근거하게 한다.</p></body></html>";
        ParsedDocument document =
                ((Complete) read("ko.html", page.getBytes(Charset.forName(charset)))).document();
        assertThat(document.text()).isEqualTo("검색 증강 생성은 답변을 문서에 근거하게 한다.");
        assertThat(document.metadata().language()).isEqualTo("ko");
    }

    @Test
    void readsMarkdownAsItsReaderSeesIt() throws Exception {
        ParsedDocument document =
                complete(
                        "notes.md",
                        """
                        ---
                        title: "On Reading"
                        author: Ada Lovelace
                        ---
                        # Notes

                        Some *emphasis* and a [link](http://example.org)
                        over two lines.

                        1. first
                        2. second

                        | Model | Score |
                        |---|---|
                        | DPR | 41.5 |
                        """);
        assertThat(document.text())
                .isEqualTo(
                        "Notes\n\nSome emphasis and a link over two lines.\n\n1. first\n2. second\n\nModel | Score\nDPR | 41.5");
        assertThat(document.metadata().title()).isEqualTo("On Reading");
        assertThat(document.metadata().authors()).containsExactly("Ada Lovelace");
        assertThat(complete("plain.md", "# A heading\n\nwords").metadata().title())
                .isEqualTo("A heading");
    }

    @Test
    void joinsLinesThatWereBrokenAtAWidth() throws Exception {
        String text =
                """
                This is a text that somebody wrote in a program which breaks all
                of the lines at a fixed width, so that a sentence goes on and on
                over the ends of the lines.

                Another paragraph follows, and it is broken in the same way as it
                was before.

                short
                lines stay
                """;
        assertThat(complete("a.txt", text).text().split("\n\n"))
                .containsExactly(
                        "This is a text that somebody wrote in a program which breaks all of the lines at a"
                                + " fixed width, so that a sentence goes on and on over the ends of the lines.",
                        "Another paragraph follows, and it is broken in the same way as it was before.",
                        "short\nlines stay");
    }

    @ParameterizedTest
    @CsvSource({
        "EUC-KR, 검색 결과는 다음과 같다. 자세한 내용은 부록에 있다.",
        "UTF-16, Grüße aus Köln und 서울",
        "windows-1252, Die Größe der Bücher ist für uns maßgeblich.",
        "UTF-8, naïve café"
    })
    void guessesTheCharsetOfText(String charset, String text) throws Exception {
        ReadOutcome outcome = read("some.txt", text.getBytes(Charset.forName(charset)));
        assertThat(((Complete) outcome).document().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Parks and wind\\n\\nA park is cool. | Parks and wind",
                "\\n\\n 폭염과 취약계층 \\n\\n폭염은 위험하다. | 폭염과 취약계층",
                "A park is cool.\\n\\nSo is a pond. |",
                "Dear Ada,\\n\\nthe engine runs. |",
                "one\\ntwo\\n\\nthree |",
                "2024-03-01\\n\\nThe engine runs. |",
                "Parks and wind |"
            })
    void takesALineThatStandsAloneForTheTitleOfAText(String text, String title) throws Exception {
        assertThat(complete("a.txt", text.replace("\\n", "\n")).metadata().title())
                .isEqualTo(title);
    }

    @Test
    void keepsNothingThatIsNoCharacter() throws Exception {
        String text = complete("odd.txt", "a\u0001\u0008b \uFFFE c\u00ADd e\u0301 \uFB01n").text();
        assertThat(text).isEqualTo("ab cd é fin");
    }

    @Test
    void judgesByContentBeforeTheName() throws Exception {
        assertThat(complete("a.txt", "{\\rtf1\\ansi words}").format()).isEqualTo("rtf");
        assertThat(reason(read("b.txt", new byte[] {1, 2, 3, 0, 5, 6, 7, 8})))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(
                        reason(
                                read(
                                        "c.pdf",
                                        "PK\3\4 some archive"
                                                .getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(complete("d.txt", "<!doctype html><p>Hello there</p>").format())
                .isEqualTo("html");
        assertThat(complete("noname", "Just words.").format()).isEqualTo("txt");
        String late = "<?xml version='1.0'?>" + " \n".repeat(4_000) + "<html><p>Late</p></html>";
        assertThat(complete("late.xhtml", late).text()).isEqualTo("Late");
        assertThat(reason(read("e.pdf", "no pdf".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.DAMAGED);
    }

    @Test
    void saysWhatIsWrongWithWhatIsNoDocument() throws Exception {
        DocumentReaders readers = new DocumentReaders();
        assertThat(reason(readers.read(folder, ReadLimits.DEFAULT))).isEqualTo(Reason.UNREADABLE);
        assertThat(reason(readers.read(folder.resolve("missing.pdf"), ReadLimits.DEFAULT)))
                .isEqualTo(Reason.UNREADABLE);
        assertThat(reason(read("empty.pdf", new byte[0]))).isEqualTo(Reason.EMPTY);
        assertThat(reason(read("blank.txt", " \n\t\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.EMPTY);
        assertThat(
                        reason(
                                read(
                                        "blank.html",
                                        "<html><body> </body></html>"
                                                .getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.EMPTY);
        ReadLimits small = new ReadLimits(10, 10, 10, 10, Duration.ofMinutes(1));
        Path file = Files.writeString(folder.resolve("large.txt"), "more than ten characters");
        assertThat(reason(readers.read(file, small))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void keepsTheBeginningOfWhatIsTooLong() throws Exception {
        Path file = Files.writeString(folder.resolve("long.txt"), "some words ".repeat(100));
        ReadOutcome outcome =
                new DocumentReaders()
                        .read(
                                file,
                                new ReadLimits(1 << 20, 1 << 20, 50, 10, Duration.ofMinutes(1)));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Partial.class,
                        p -> assertThat(p.document().text()).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void standsDeepNesting() throws Exception {
        ReadOutcome html =
                read(
                        "deep.html",
                        ("<html><body>" + "<div>".repeat(50_000) + "words")
                                .getBytes(StandardCharsets.UTF_8));
        ReadOutcome markdown =
                read("deep.md", ("> ".repeat(20_000) + "words").getBytes(StandardCharsets.UTF_8));
        assertThat(html).isNotNull();
        assertThat(markdown).isNotNull();
    }

    @Test
    void answersAnInterruptHoweverSoonTheFileIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("some.txt"), "words");
        DocumentReaders readers = new DocumentReaders();
        readers.read(file, ReadLimits.DEFAULT);
        for (int i = 0; i < 200; i++) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> readers.read(file, ReadLimits.DEFAULT))
                    .isInstanceOf(InterruptedException.class);
        }
    }
}
