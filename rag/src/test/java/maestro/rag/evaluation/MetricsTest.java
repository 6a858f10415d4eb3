package maestro.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    @Test
    void gradesAreGainsDiscountedByTheLogarithmOfTheRank() {
        Metrics metrics =
                Metrics.of(
                        List.of("no", "two", "unjudged", "one"),
                        Map.of("no", 0, "one", 1, "two", 2, "far", 1));

        double found = 2 / 1.584962500721156 + 1 / 2.321928094887362;
        double ideal = 2 + 1 / 1.584962500721156 + 0.5;
        assertThat(metrics.ndcg10()).isCloseTo(found / ideal, within(1e-12));
        assertThat(metrics.recall10()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.mrr10()).isEqualTo(0.5);
    }

    @Test
    void theBestOrderIsOne() {
        assertThat(Metrics.of(List.of("a", "b"), Map.of("a", 3, "b", 1, "c", 0)))
                .isEqualTo(new Metrics(1, 1, 1, 1));
    }

    @Test
    void negativeGradesAreNoGain() {
        assertThat(Metrics.of(List.of("spam", "a"), Map.of("spam", -2, "a", 1)).ndcg10())
                .isCloseTo(0.6309297535714575, within(1e-12));
    }

    @Test
    void eachMeasureLooksAsFarAsItsName() {
        List<String> found = new ArrayList<>();
        Map<String, Integer> grades = new HashMap<>();
        for (int i = 1; i <= 200; i++) {
            found.add("d" + i);
        }
        for (int i : new int[] {11, 100, 101, 150}) {
            grades.put("d" + i, 1);
        }

        assertThat(Metrics.of(found, grades)).isEqualTo(new Metrics(0, 0, 0.5, 0));
    }

    @Test
    void whatNothingIsRelevantForCountsAsNothing() {
        assertThat(Metrics.of(List.of("a"), Map.of("a", 0))).isEqualTo(Metrics.NONE);
        assertThat(Metrics.of(List.of(), Map.of("a", 1))).isEqualTo(Metrics.NONE);
    }

    @Test
    void theMeanIsOverQueries() {
        assertThat(Metrics.mean(List.of(new Metrics(1, 1, 1, 1), new Metrics(0, 0.5, 1, 0))))
                .isEqualTo(new Metrics(0.5, 0.75, 1, 0.5));
    }
}
