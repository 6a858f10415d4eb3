package maestro.rag.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    private static List<String> sentences(String text) {
        return Sentences.of(text).stream().map(span -> span.of(text)).toList();
    }

    @Test
    void endsAtStopsAndMarks() {
        assertThat(sentences("It works. Does it? Yes!  It was 3.5 times faster."))
                .containsExactly("It works.", "Does it?", "Yes!", "It was 3.5 times faster.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dr. Smith agrees with Prof. Jones.",
                "See cf. Table 2 and e.g. Lewis for more.",
                "As Lewis et al. (2020) show, it holds.",
                "This is shown in Fig. 3 and Eq. 4 of the text.",
                "It was written by J. R. R. Tolkien and D. E. Knuth.",
                "Retrieval vs. Generation is an old question (pp. 12 and No. 5).",
                "Some models, i.e. Transformers, need it.",
                "The value of 0.95 at p. 3 is high.",
            })
    void doesNotEndAtAbbreviations(String text) {
        assertThat(sentences(text)).containsExactly(text);
    }

    @Test
    void endsAfterLettersThatAreNoInitials() {
        assertThat(sentences("Details are in appendix A. We use BM25."))
                .containsExactly("Details are in appendix A.", "We use BM25.");
    }

    @Test
    void keepsAnItemsNumberWithItsSentence() {
        assertThat(
                        sentences(
                                "1. The first point holds.\n(b) So does the second. 3.2. Results. We won."))
                .containsExactly(
                        "1. The first point holds.",
                        "(b) So does the second.",
                        "3.2. Results.",
                        "We won.");
    }

    @Test
    void keepsHeadingsAndRowsApart() {
        assertThat(sentences("Introduction\n\nRetrieval helps\n\nModel | Score\nDPR | 41.5"))
                .containsExactly("Introduction", "Retrieval helps", "Model | Score", "DPR | 41.5");
    }

    @Test
    void readsKoreanJapaneseAndChinese() {
        assertThat(sentences("검색은 중요하다. 생성도 그렇다. 왜 그런가?"))
                .containsExactly("검색은 중요하다.", "생성도 그렇다.", "왜 그런가?");
        assertThat(sentences("検索は重要である。生成もそうだ。")).containsExactly("検索は重要である。", "生成もそうだ。");
        assertThat(sentences("检索很重要。生成也是吗？")).containsExactly("检索很重要。", "生成也是吗？");
    }

    /// Lines that once took minutes, since each break was looked at from the line's beginning.
    @ParameterizedTest
    @ValueSource(strings = {"[", "a. ", "1. ", "a.", "e.g. ", "A. ", "x ", "? a"})
    @Timeout(20)
    void endsWithALineOfAMillion(String part) {
        String text = part.repeat(1_000_000 / part.length());
        List<Span> spans = Sentences.of(text);
        assertThat(spans).allMatch(span -> span.length() <= Sentences.LONGEST);
        assertThat(spans.stream().mapToInt(span -> span.of(text).replace(" ", "").length()).sum())
                .isEqualTo(text.replace(" ", "").length());
    }

    @Test
    void cutsWhatHasNoEnd() {
        String text = "word, ".repeat(1000).strip();
        List<Span> spans = Sentences.of(text);
        assertThat(spans).hasSizeGreaterThan(5);
        assertThat(spans).allMatch(span -> span.length() <= Sentences.LONGEST);
        assertThat(spans.getFirst().of(text)).endsWith("word,");
        assertThat(sentences("\uD83D\uDE00".repeat(1200)))
                .allMatch(part -> part.codePoints().allMatch(c -> c == 0x1F600));
    }

    @Test
    void coversEveryCharacterOnceInOrder() {
        Random random = new Random(7);
        String alphabet = "aB. \n!?다。,;| 1\u00A0(";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(3000);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int end = 0;
            for (Span span : Sentences.of(text.toString())) {
                assertThat(span.length()).isPositive();
                assertThat(span.start()).isGreaterThanOrEqualTo(end);
                assertThat(blank(text.substring(end, span.start()))).isTrue();
                assertThat(blank(text.substring(span.start(), span.start() + 1))).isFalse();
                assertThat(blank(text.substring(span.end() - 1, span.end()))).isFalse();
                end = span.end();
            }
            assertThat(blank(text.substring(end))).isTrue();
        }
    }

    private static boolean blank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
