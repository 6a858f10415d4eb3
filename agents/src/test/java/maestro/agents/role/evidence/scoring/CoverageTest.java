package maestro.agents.role.evidence.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final List<String> NONE = List.of();

    @Test
    void aDocumentThatWasHeardCountsLessTheMoreItWasHeard() {
        Coverage coverage = new Coverage();
        double first = coverage.gain("a", NONE, 0.6, 0);
        coverage.take("a", NONE, 0.6);
        double second = coverage.gain("a", NONE, 0.6, 0);
        coverage.take("a", NONE, 0.6);
        double third = coverage.gain("a", NONE, 0.6, 0);
        assertThat(second).isLessThan(first);
        assertThat(third).isLessThan(second);
        assertThat(first - second).isGreaterThan(second - third);
        assertThat(coverage.gain("b", NONE, 0.6, 0)).isEqualTo(first);
    }

    @Test
    void aNewSideAddsAndARepetitionTakesAway() {
        Coverage coverage = new Coverage();
        coverage.take("a", List.of("cost"), 0.6);
        assertThat(coverage.gain("b", List.of("noise"), 0.6, 0))
                .isGreaterThan(coverage.gain("b", List.of("cost"), 0.6, 0));
        assertThat(coverage.gain("b", NONE, 0.6, 0.9))
                .isLessThan(coverage.gain("b", NONE, 0.6, 0.2));
    }
}
