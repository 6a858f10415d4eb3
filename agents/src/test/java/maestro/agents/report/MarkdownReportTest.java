package maestro.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static String read(String markdown) {
        return TextContentRenderer.builder().build().render(PARSER.parse(markdown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A *star*, an _under_score, `code` and a [link](x).",
                "1. Precision falls.",
                "12) Not a list",
                "# Not a heading",
                "- not an item",
                "+ nor this",
                "--- not a rule",
                "=== nor an underline",
                "> not a quotation",
                "a < b && c > d; &amp; stays",
                "f(x) = $a_1$ | b ~~c~~",
                "back\\slash \\* twice",
                "![no image](http://example.org/x.png)",
                "<script>alert(1)</script>",
                "검색 *증강* 생성_평가"
            })
    void textReadsBackAsItWas(String text) {
        assertThat(read(MarkdownText.line(text))).isEqualTo(text);
        assertThat(read("x " + MarkdownText.inline(text))).isEqualTo("x " + text);
    }

    @Test
    void aQuoteDoesNotTurnTheLineAfterIt() {
        assertThat(MarkdownText.line("falls \u202Eby half") + " [1]")
                .isEqualTo("falls \u202Eby half\u202C [1]");
        assertThat(HtmlReport.escape("falls \u202Eby \u2067half")).isEqualTo("falls by half");
    }

    @Test
    void lineBreaksBecomeSpaces() {
        assertThat(MarkdownText.line("one\n# two\r\n\tthree")).isEqualTo("one # two three");
    }

    @Test
    void citationsLinkToTheBibliography() {
        String markdown = ReportWriter.markdown(SampleReports.english());
        assertThat(markdown).contains("retrieved for it. [[1](#ref-1), [3](#ref-3)]");
        var anchors = Pattern.compile("<a id=\"(ref-\\d+)\">").matcher(markdown);
        List<String> ids = anchors.results().map(m -> m.group(1)).toList();
        assertThat(ids).containsExactly("ref-1", "ref-2", "ref-3", "ref-4");
        PARSER.parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                assertThat(ids).contains(link.getDestination().substring(1));
                            }
                        });
    }

    @Test
    void headingsFollowTheLevels() {
        assertThat(
                        ReportWriter.markdown(SampleReports.english())
                                .lines()
                                .filter(l -> l.startsWith("#")))
                .startsWith(
                        "# How is RAG evaluated, and where does it fail?",
                        "## Summary",
                        "## How is retrieval-augmented generation evaluated?",
                        "### Metrics for retrieval",
                        "## Failure modes of retrieval")
                .endsWith("## References", "## Documents used", "## How this report was made");
    }

    @Test
    void bibliographySaysWhoWhatWhereAndWhichPages() {
        String text = read(ReportWriter.markdown(SampleReports.english()));
        assertThat(text)
                .containsPattern(
                        "\\[2\\] Vladimir Karpukhin, Barlas Oğuz, Sewon Min\\. Dense Passage"
                                + " Retrieval for Open-Domain Question Answering\\."
                                + " 2004\\.04906_DPR\\.pdf, pp\\. \\d")
                .contains("[3] A, B, C, D, E et al. Trustworthiness")
                .contains("[4] Field notes on evaluation. notes_on-evaluation.md.");
    }

    @Test
    void weakSentencesAreMarked() {
        String markdown = ReportWriter.markdown(SampleReports.english());
        assertThat(markdown)
                .contains(
                        "1. Precision falls by 40 % without reranking. [[3](#ref-3)] *(weakly supported)*")
                .contains("One sentence is marked as weakly supported");
    }

    @Test
    void saysHowItWasMade() {
        assertThat(ReportWriter.markdown(SampleReports.english()))
                .contains("- Searched: 12 documents, 1,204 passages")
                .contains("- Coverage of the questions: 86%")
                .contains("- Limits met: The limit of 2 rounds was met");
    }

    @Test
    void koreanReportsSpeakKorean() {
        String markdown = ReportWriter.markdown(SampleReports.korean());
        assertThat(markdown)
                .contains("## 요약", "## 참고 문헌", "## 사용한 문서", "(근거 약함)", "2026년 3월 14일")
                .contains("문서 12건, 구절 1,204개")
                .doesNotContain("Summary", "References")
                .doesNotContain("**질문**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3, 7–9", "1–2, 4"})
    void pagesAreJoinedToRanges(String expected) {
        List<Integer> pages =
                switch (expected) {
                    case "3" -> List.of(3);
                    case "3, 7–9" -> List.of(9, 3, 7, 8, 8);
                    default -> List.of(1, 2, 4);
                };
        assertThat(ReportWords.ranges(pages)).isEqualTo(expected);
    }
}
