package maestro.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordBreaksTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"검색 증강 생성은 RAG를 쓴다.\", \"검색 |증강 |생성은 |RAG를 |쓴다.\"",
                "\"the model’s open-domain answers\", \"the |model’s |open-|domain |answers\"",
                "\"pp. 3, 5–6쪽 and/or\", \"pp. |3, |5–6쪽 |and/or\"",
                "検索拡張, 検|索|拡|張"
            })
    void linesEndBetweenWords(String text, String expected) {
        WordBreaks breaks = new WordBreaks();
        breaks.setText(text);
        StringBuilder marked = new StringBuilder();
        int from = 0;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            marked.append(marked.isEmpty() ? "" : "|").append(text, from, at);
            from = at;
        }
        assertThat(marked.append(text.substring(from)).toString()).isEqualTo(expected);
    }
}
