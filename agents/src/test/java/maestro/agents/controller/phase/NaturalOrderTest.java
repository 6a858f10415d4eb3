package maestro.agents.controller.phase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbersInIdsAreComparedAsNumbers() {
        List<String> ids =
                List.of("s10.q1.n1", "s2.q1.n10", "s2.q1.n9", "s2.q1", "s1.2.q1.n1", "s1.q1.n1");
        assertThat(ids.stream().sorted(NaturalOrder.IDS))
                .containsExactly(
                        "s1.2.q1.n1", "s1.q1.n1", "s2.q1", "s2.q1.n9", "s2.q1.n10", "s10.q1.n1");
    }

    @Test
    void differentIdsAreNeverEqualHoweverLongTheirNumbers() {
        assertThat(NaturalOrder.IDS.compare("n01", "n1")).isNotZero();
        assertThat(NaturalOrder.IDS.compare("n1", "n1")).isZero();
        assertThat(NaturalOrder.IDS.compare("n99999999999999999998", "n99999999999999999999"))
                .isNegative();
    }
}
