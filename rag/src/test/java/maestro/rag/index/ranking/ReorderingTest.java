package maestro.rag.index.ranking;

import static maestro.rag.index.lucene.IndexFixture.EMBEDDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import maestro.rag.embedding.rerank.Reranker;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.Meaning;
import maestro.rag.index.Reranking;
import maestro.rag.index.SearchMode;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.index.ranking.Fusion.Fused;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReorderingTest {
    /// @param relevance of a passage's text
    private record Judge(
            ToDoubleFunction<String> relevance, List<String> seen, List<String> languages)
            implements Reranker {
        Judge(ToDoubleFunction<String> relevance) {
            this(relevance, new ArrayList<>(), List.of("en"));
        }

        @Override
        public double[] relevance(String question, List<String> passages, Duration patience) {
            seen.addAll(passages);
            return passages.stream().mapToDouble(relevance).toArray();
        }

        @Override
        public void close() {}
    }

    private static List<Fused> ranking(int count) {
        List<Fused> ranking = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ranking.add(new Fused(new Ranked(i, 1 - i / 10.0, "d" + i, 0, 0, 10, false), i + 1, 0));
        }
        return ranking;
    }

    private static List<Integer> docs(List<Fused> ranking) {
        return ranking.stream().map(f -> f.passage().doc()).toList();
    }

    @Test
    void theMostRelevantComeFirstAndTheRestStays() {
        List<Fused> reordered = Reordering.of(ranking(5), new double[] {0.1, 0.9, 0.1});
        assertThat(docs(reordered)).containsExactly(1, 0, 2, 3, 4);
        assertThat(reordered.stream().map(f -> f.steps().reranked()))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(reordered.getFirst().steps().relevance()).isEqualTo(0.9);
        assertThat(reordered.getLast().steps().relevance()).isNaN();
    }

    @Test
    void whatARankingIsSureOfStaysBeforeWhatAModelHardlyPrefers() {
        List<Fused> ranking = new ArrayList<>(ranking(5));
        ranking.set(0, ranking.getFirst().withScore(3));
        assertThat(docs(Reordering.of(ranking, new double[] {0.60, 0.62, 0.60, 0.01, 0.01})))
                .startsWith(0, 1, 2);
        assertThat(docs(Reordering.of(ranking, new double[] {0.01, 0.99, 0.60, 0.01, 0.01})))
                .startsWith(1, 0);
    }

    @Test
    void ofTwoTheModelPrefersOneAndWhereAllAreEqualTheRankingStays() {
        assertThat(docs(Reordering.of(ranking(2), new double[] {0.31, 0.33})))
                .containsExactly(1, 0);
        assertThat(docs(Reordering.of(ranking(4), new double[] {0.3, 0.3, 0.3, 0.3})))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void certaintyIsNotWithoutBounds() {
        assertThat(docs(Reordering.of(ranking(4), new double[] {0, 1, 1, 0})))
                .containsExactly(1, 2, 0, 3);
    }

    @Test
    void scoresStayThoseOfThePlaces() {
        assertThat(
                        Reordering.of(ranking(3), new double[] {0, 0.5, 1}).stream()
                                .map(f -> f.passage().score()))
                .containsExactly(1.0, 0.9, 0.8);
    }

    @Test
    void whatThereWasNoTimeForComesAfterWhatWasLookedAt() {
        assertThat(docs(Reordering.of(ranking(5), new double[] {0.2, Double.NaN, 0.8, Double.NaN})))
                .containsExactly(2, 0, 1, 3, 4);
    }

    @Test
    void aModelThatLookedAtNothingChangesNothing() {
        List<Fused> before = ranking(3);
        assertThat(Reordering.of(before, new double[] {Double.NaN, Double.NaN})).isSameAs(before);
        assertThat(Reordering.of(List.of(), new double[0])).isEmpty();
    }

    private static final List<String> TEXTS =
            List.of(
                    "Bees are counted in winter.",
                    "Bees are counted by weighing the hive in winter.",
                    "Bees in winter.",
                    "Counted bees are few.");

    private static PassageIndex index(java.nio.file.Path folder) {
        PassageIndex index =
                PassageIndex.open(folder, EMBEDDER.fingerprint(), EMBEDDER.dimension());
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            index.replace(
                    new DocumentEntry("d" + i, "Bees", "en"),
                    List.of(new Passage("d" + i, 0, text, 0, text.length(), 1, List.of())),
                    List.of(EMBEDDER.embed(text)));
        }
        index.commit();
        index.refresh();
        return index;
    }

    private static List<Hit> search(
            PassageIndex index, String question, SearchMode mode, @Nullable Reranking reranking) {
        return index.search(
                new IndexQuery(
                        question,
                        EMBEDDER.embed(question),
                        mode,
                        null,
                        10,
                        true,
                        null,
                        Meaning.BUILT_IN,
                        reranking));
    }

    private static List<String> texts(List<Hit> hits) {
        return hits.stream().map(hit -> hit.passage().text()).toList();
    }

    @Test
    void aSearchIsRerankedAndSaysSoOfEachHit(@TempDir java.nio.file.Path folder) {
        Judge judge = new Judge(text -> text.contains("hive") ? 0.95 : 0.05);
        try (PassageIndex index = index(folder)) {
            List<Hit> hits = search(index, "bees winter", SearchMode.HYBRID, Reranking.of(judge));
            assertThat(judge.seen()).containsExactlyInAnyOrderElementsOf(TEXTS);
            assertThat(hits.getFirst().passage().text()).contains("hive");
            assertThat(hits.getFirst().steps().reranked()).isOne();
            assertThat(hits.getFirst().steps().relevance()).isEqualTo(0.95);
            assertThat(hits).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
            assertThat(hits.stream().map(Hit::found).sorted()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void onlyTheFirstAreLookedAt(@TempDir java.nio.file.Path folder) {
        Judge judge = new Judge(_ -> 0.5);
        try (PassageIndex index = index(folder)) {
            List<Hit> before = search(index, "bees winter", SearchMode.HYBRID, null);
            search(
                    index,
                    "bees winter",
                    SearchMode.HYBRID,
                    new Reranking(judge, 2, Duration.ofSeconds(1)));
            assertThat(judge.seen()).isEqualTo(texts(before.subList(0, 2)));
        }
    }

    @Test
    void otherModesAndQuestionsThatItDoesNotReadAreLeftAlone(@TempDir java.nio.file.Path folder) {
        Judge judge = new Judge(text -> text.contains("hive") ? 1 : 0);
        Judge many = new Judge(judge.relevance(), new ArrayList<>(), List.of("en", "mul"));
        try (PassageIndex index = index(folder)) {
            List<Hit> words = search(index, "bees winter", SearchMode.KEYWORD, Reranking.of(judge));
            List<Hit> korean = search(index, "벌은 겨울에 bees", SearchMode.HYBRID, Reranking.of(judge));
            assertThat(judge.seen()).isEmpty();
            assertThat(words).isNotEmpty();
            assertThat(korean).isNotEmpty();
            assertThat(korean.getFirst().steps().reranked()).isZero();
            search(index, "벌은 겨울에 bees", SearchMode.HYBRID, Reranking.of(many));
            assertThat(many.seen()).isNotEmpty();
        }
    }
}
