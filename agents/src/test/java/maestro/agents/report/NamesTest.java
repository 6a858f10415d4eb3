package maestro.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void namesAndAbbreviationsAreToldByTheirCapitals() {
        assertThat(
                        Names.of(
                                "Retrieval with BM25 helps Lewis and LLMs: Results vary. The end of it."))
                .containsExactlyInAnyOrder("BM25", "Lewis", "LLMs");
        assertThat(Names.of("검색 증강 생성은 BERT보다 GPT에서 낫다.")).containsExactlyInAnyOrder("BERT", "GPT");
        assertThat(Names.of("I think that nothing stands here.")).isEmpty();
    }

    @Test
    void aNameHasToStandInAQuote() {
        assertThat(Names.share("It was found by Lewis in Paris.", List.of("As Lewis says, it is.")))
                .isEqualTo(0.5);
        assertThat(Names.share("It helps the Transformer.", List.of("transformers are helped")))
                .isEqualTo(1);
        assertThat(Names.share("It was not found by anybody.", List.of())).isEqualTo(1);
    }

    @Test
    void anAbbreviationStandsForTheWordsWhoseInitialsItIs() {
        List<String> quote = List.of("retrieval-augmented generation by large language models");
        assertThat(Names.share("This is why RAG helps LLMs.", quote)).isEqualTo(1);
        assertThat(Names.share("This is why BERT helps.", quote)).isZero();
    }
}
