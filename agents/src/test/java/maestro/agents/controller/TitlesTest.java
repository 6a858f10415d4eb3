package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TitlesTest {

    @Test
    void aShortQuestionIsItsOwnTitle() {
        assertThat(Titles.of("  What is\n evidence? ", Locale.ENGLISH))
                .isEqualTo("What is evidence?");
    }

    @Test
    void aLongQuestionEndsAfterAWholeWord() {
        String question = "word ".repeat(40);
        assertThat(Titles.of(question, Locale.ENGLISH)).matches("(word ){22,23}word…");
        String korean = "검색 증강 생성은 어떻게 평가되며 주된 실패 양상은 무엇인가 ".repeat(5);
        String title = Titles.of(korean, Locale.KOREAN);
        assertThat(title).endsWith("…").hasSizeLessThanOrEqualTo(121);
        assertThat(korean).startsWith(title.substring(0, title.length() - 1) + " ");
    }

    @Test
    void severalQuestionsAreNamedTogether() {
        assertThat(
                        Titles.of(
                                List.of("What is a reef?", "What are the causes of bleaching?"),
                                Locale.ENGLISH))
                .isEqualTo("Reef; causes of bleaching");
        assertThat(Titles.of(List.of("What is a reef?"), Locale.ENGLISH))
                .isEqualTo("What is a reef?");
    }

    @Test
    void aTextWithoutWordsIsCutAllTheSame() {
        assertThat(Titles.of("-".repeat(200), Locale.ENGLISH))
                .hasSizeLessThanOrEqualTo(121)
                .endsWith("…");
    }
}
