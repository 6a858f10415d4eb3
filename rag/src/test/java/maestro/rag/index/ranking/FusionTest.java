package maestro.rag.index.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import maestro.rag.index.ranking.Fusion.Candidate;
import maestro.rag.index.ranking.Fusion.Fused;
import org.junit.jupiter.api.Test;

final class FusionTest {
    private static final float[] QUERY = {1, 0, 0, 0};

    /// In a document of its own.
    private static Candidate candidate(int doc, double words, float... vector) {
        return candidate(doc, "d" + doc, words, vector);
    }

    private static Candidate candidate(int doc, String document, double words, float... vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        float[] unit = new float[4];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(square));
        }
        return new Candidate(
                new Ranked(doc, 0, document, 0, 0, 100, false), words > 0 ? 1 : 0, 2, words, unit);
    }

    private static List<Integer> order(List<Candidate> candidates) {
        return Fusion.of(candidates, QUERY, 1).stream().map(f -> f.passage().doc()).toList();
    }

    @Test
    void wordsCountTwoFifthsOfMeaning() {
        // Cosines of 0.8 and 0.6; the passages have nothing else in common
        assertThat(order(List.of(candidate(1, 0, 8, 6), candidate(2, 5, 6, 0, 8))))
                .containsExactly(2, 1);
        assertThat(order(List.of(candidate(1, 6, 8, 6), candidate(2, 10, 6, 0, 8))))
                .containsExactly(1, 2);
        assertThat(order(List.of(candidate(1, 4, 8, 6), candidate(2, 10, 6, 0, 8))))
                .containsExactly(2, 1);
    }

    @Test
    void wordsCountLessWhereCosinesAreNearerToEachOther() {
        List<Candidate> candidates = List.of(candidate(1, 0, 8, 6), candidate(2, 10, 6, 0, 8));
        assertThat(Fusion.of(candidates, QUERY, 1).getFirst().passage().doc()).isEqualTo(2);
        assertThat(Fusion.of(candidates, QUERY, 0.25).getFirst().passage().doc()).isEqualTo(1);
    }

    @Test
    void aPassageAloneHasItsOwnScore() {
        Fused alone = Fusion.of(List.of(candidate(1, 7, 1)), QUERY, 1).getFirst();
        assertThat(alone.passage().score()).isCloseTo(1, within(1e-6));
        assertThat(alone.keywordRank()).isEqualTo(1);
        assertThat(alone.semanticRank()).isEqualTo(2);
        assertThat(Fusion.of(List.of(), QUERY, 1)).isEmpty();
    }

    @Test
    void withoutWordsMeaningDecides() {
        assertThat(
                        order(
                                List.of(
                                        candidate(1, 0, 2, 5),
                                        candidate(2, 0, 4, 0, 3),
                                        candidate(3, 0, 3, 0, 0, 4))))
                .containsExactly(2, 3, 1);
    }

    @Test
    void whatIsLikeTheFirstHitsRises() {
        Candidate first = candidate(1, 10, 9, 4);
        Candidate alike = candidate(2, 0, 6, 8);
        Candidate unlike = candidate(3, 0, 6.05f, 0, 8);
        assertThat(order(List.of(first, alike, unlike))).containsExactly(1, 2, 3);
        Candidate elsewhere = candidate(1, 10, 9, 0, 4);
        assertThat(order(List.of(elsewhere, alike, candidate(3, 0, 6.05f, 0, 0, 8))))
                .containsExactly(1, 3, 2);
    }

    @Test
    void agreementComesFromOtherDocumentsOnly() {
        List<Candidate> others = List.of(candidate(1, "a", 10, 9, 4), candidate(2, "b", 0, 6, 8));
        List<Candidate> own = List.of(candidate(1, "a", 10, 9, 4), candidate(2, "a", 0, 6, 8));
        assertThat(score(others, 2)).isGreaterThan(score(own, 2));
        assertThat(score(others, 1)).isLessThan(score(own, 1));
    }

    private static double score(List<Candidate> candidates, int doc) {
        return Fusion.of(candidates, QUERY, 1).stream()
                .map(Fused::passage)
                .filter(p -> p.doc() == doc)
                .findFirst()
                .orElseThrow()
                .score();
    }

    @Test
    void theOrderInWhichCandidatesComeIsNotSeen() {
        Random random = new Random(5);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            float[] vector = {random.nextFloat(), random.nextFloat(), random.nextFloat(), 0};
            candidates.add(candidate(i, "d" + i / 3, random.nextInt(4), vector));
        }
        List<Fused> expected = Fusion.of(candidates, QUERY, 1);
        assertThat(expected).isSortedAccordingTo((a, b) -> a.passage().compareTo(b.passage()));
        assertThat(expected).allSatisfy(f -> assertThat(f.passage().score()).isBetween(-1.0, 1.0));
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(candidates, random);
            assertThat(Fusion.of(candidates, QUERY, 1)).isEqualTo(expected);
        }
    }
}
