package maestro.rag.index.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BestTest {
    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 500, 3", "10, 9, 5", "10, 5000, 40", "100, 20000, 300"})
    void keepsTheBestAndAllThatEqualTheLast(int wanted, int count, int values) {
        Random random = new Random(wanted);
        Best best = new Best(wanted);
        List<Float> scores = new ArrayList<>();
        List<Float> sorted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float score = random.nextInt(values) - values / 3f;
            scores.add(score);
            sorted.add(score);
            best.add(i, score);
            if (i % 97 == 0 || i == count - 1) {
                sorted.sort(Comparator.reverseOrder());
                assertThat(best.least())
                        .isEqualTo(
                                i + 1 < wanted ? Float.NEGATIVE_INFINITY : sorted.get(wanted - 1));
            }
        }
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (scores.get(i) >= best.least()) {
                expected.add(i);
            }
        }
        ScoreDoc[] found = best.found();
        assertThat(found).extracting(hit -> hit.doc).containsExactlyElementsOf(expected);
        assertThat(found).allSatisfy(h -> assertThat(h.score).isEqualTo(scores.get(h.doc)));
    }
}
