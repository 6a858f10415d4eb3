package maestro.agents.role.evidence.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NounPhrasesTest {
    private static List<String> phrases(String... texts) {
        return new NounPhrases(List.of(texts))
                .of(List.of(texts)).stream().map(NounPhrases.Phrase::text).toList();
    }

    @Test
    void runsBetweenWordsOfGrammarArePhrasesWhereTheyEndInANoun() {
        assertThat(
                        phrases(
                                "The salt marsh is a home of birds.",
                                "Birds nest in the salt marsh and in the dunes."))
                .contains("salt marsh", "birds", "dunes")
                .doesNotContain("salt", "the salt marsh");
    }

    @Test
    void whatIsUsedAsAVerbIsNone() {
        assertThat(
                        phrases(
                                "Waves hurt the marsh.",
                                "Storms hurt the dunes.",
                                "They may hurt the birds."))
                .noneMatch(p -> p.contains("hurt"));
    }

    @Test
    void aWordThatOnlyLeadsToAnotherIsNoPhraseByItself() {
        assertThat(
                        phrases(
                                "A lack of water hurts.",
                                "The lack of sand hurts.",
                                "For lack of wind."))
                .doesNotContain("lack");
    }

    @Test
    void thePartsThatEveryPaperHasAreNone() {
        assertThat(phrases("The future work is on birds.", "In future work we count birds."))
                .contains("birds")
                .doesNotContain("future work");
    }

    @Test
    void noneBeginsInTheMiddleOfAWord() {
        assertThat(phrases("The ski-ing slopes are long.", "Snow lies on the ski-ing slopes."))
                .contains("ski-ing slopes")
                .noneMatch(p -> p.startsWith("ing"));
    }

    @Test
    void aKoreanPhraseLosesItsParticleAndNoVerbIsOne() {
        assertThat(phrases("질의응답 데이터셋을 구축하였다.", "질의응답 데이터셋의 크기가 크다."))
                .contains("질의응답 데이터셋")
                .noneMatch(p -> p.contains("데이터셋을") || p.contains("구축하였다"));
    }

    @Test
    void namesKeepTheirCapitalsAndStopsPartPhrases() {
        assertThat(phrases("The GraphRAG index, water levels and the GraphRAG index are big."))
                .contains("GraphRAG index")
                .noneMatch(p -> p.contains("index water"));
    }
}
