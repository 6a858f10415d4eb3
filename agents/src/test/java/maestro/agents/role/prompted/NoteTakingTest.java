package maestro.agents.role.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maestro.agents.mission.Quote;
import org.junit.jupiter.api.Test;

class NoteTakingTest {
    private static Quote quote(String words) {
        return new Quote("d", 0, words.length(), words, 1, List.of());
    }

    @Test
    void aPlaceholderThatStandsForNobodyDoesNotComeIntoANote() {
        Quote quote = quote("Anna Lindqvist measured\nit in May.");
        assertThat(NoteTaking.named("[PERSON-9] measured it.", quote))
                .isEqualTo("Anna Lindqvist measured it in May.");
        assertThat(NoteTaking.named("Anna Lindqvist measured it.", quote))
                .isEqualTo("Anna Lindqvist measured it.");
        assertThat(NoteTaking.named("It masks [PERSON-9].", quote("We write [PERSON-9] for it.")))
                .isEqualTo("It masks [PERSON-9].");
    }
}
