package maestro.app.cli.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import maestro.agents.mission.Spent;
import org.junit.jupiter.api.Test;

class SpentLineTest {
    private static final Spent SOME = new Spent(9, 12_000, 345, 0.12345678);

    @Test
    void itIsSaidInWords() {
        assertThat(SpentLine.words(SOME, 2))
                .isEqualTo("9 calls, 12345 tokens, cost 0.1235 (2 to ask back)");
        assertThat(SpentLine.words(new Spent(1, 10, 2, 0), 0)).isEqualTo("1 call, 12 tokens");
    }

    @Test
    void whatWasTakenOverHasNamesOfItsOwn() {
        Map<String, Object> row = new LinkedHashMap<>();
        SpentLine.put(row, "", SOME);
        SpentLine.put(row, "takenOver", Spent.NOTHING);
        assertThat(row)
                .containsEntry("calls", 9)
                .containsEntry("promptTokens", 12_000L)
                .containsEntry("completionTokens", 345L)
                .containsEntry("cost", 0.123457)
                .containsEntry("takenOverCalls", 0)
                .containsEntry("takenOverCost", 0.0);
    }
}
