package maestro.rag.index.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.SearchMode;
import maestro.rag.index.lucene.IndexFixture;
import maestro.rag.index.ranking.Fusion.Fused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RankingTest {
    private static final String[] WORDS =
            "river stone light cloud paper engine garden music winter bridge metal story"
                    .split(" ");

    private static Ranked ranked(int doc, double score, int start) {
        return new Ranked(doc, score, "d" + doc / 10, doc % 10, start, start + 100, false);
    }

    @Test
    void furtherPassagesOfADocumentRankLower() {
        List<Fused> one = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            one.add(new Fused(ranked(i, 1 - i / 100.0, i * 100), i + 1, 0));
        }
        one.add(new Fused(ranked(10, 0.9, 0), 6, 0));
        assertThat(Diversity.of(one, 3))
                .extracting(f -> f.passage().doc())
                .containsExactly(0, 10, 1);
        assertThat(Diversity.of(one, 10)).hasSize(6);
    }

    @Test
    void aPassageThatRepeatsABetterOneIsLeftOut() {
        List<Fused> found =
                List.of(
                        new Fused(ranked(1, 1, 0), 1, 0),
                        new Fused(ranked(2, 0.9, 20), 2, 0),
                        new Fused(ranked(3, 0.8, 82), 3, 0),
                        new Fused(ranked(11, 0.7, 0), 4, 0));
        assertThat(Diversity.of(found, 10))
                .extracting(f -> f.passage().doc())
                .containsExactlyInAnyOrder(1, 3, 11);
    }

    @Test
    void aNegativeCosineBecomesLess() {
        List<Fused> found =
                List.of(
                        new Fused(ranked(1, -0.1, 0), 0, 1),
                        new Fused(ranked(2, -0.11, 200), 0, 2),
                        new Fused(ranked(11, -0.12, 0), 0, 3));
        assertThat(Diversity.of(found, 3))
                .extracting(f -> f.passage().doc())
                .containsExactly(1, 11, 2);
    }

    @Test
    void hitsAreSpreadOverDocuments(@TempDir Path folder) {
        try (IndexFixture library = new IndexFixture(folder)) {
            library.put("a", "A red fox.", "The red fox ran.", "Red, the fox.", "Fox in red.");
            library.put("b", "Once a red fox slept under a wide and very old tree.");
            library.put("c", "Foxes are seldom red in the far north, people say there.");
            library.refreshed();
            assertThat(library.search("red fox", SearchMode.KEYWORD, null, 3, false))
                    .extracting(h -> h.passage().documentId())
                    .containsOnly("a");
            for (SearchMode mode : SearchMode.values()) {
                assertThat(library.search("red fox", mode, null, 3, true))
                        .as(mode.name())
                        .extracting(h -> h.passage().documentId())
                        .containsExactlyInAnyOrder("a", "b", "c");
            }
        }
    }

    /// Texts with many words in common, some of them twice in the library, so that scores tie.
    private static List<String> texts(int count) {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 6; w++) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            texts.add(i % 5 == 4 ? texts.getLast() : text.toString());
        }
        return texts;
    }

    private static String id(int i) {
        return "%03d".formatted(i * 37 % 1000);
    }

    private static List<List<Hit>> answers(IndexFixture library) {
        List<List<Hit>> answers = new ArrayList<>();
        for (SearchMode mode : SearchMode.values()) {
            for (String text : List.of("river music", "winter bridge story stone", "engine")) {
                for (boolean diversify : new boolean[] {true, false}) {
                    answers.add(library.search(text, mode, null, 25, diversify));
                }
            }
        }
        return answers;
    }

    @Test
    void theSameLibraryAnswersTheSameWhateverItsHistory(@TempDir Path folder) {
        List<String> texts = texts(300);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 300; i += 2) {
            order.add(i);
        }
        List<List<Hit>> expected;
        try (IndexFixture library = new IndexFixture(folder.resolve("straight"))) {
            for (int i : order) {
                library.put(id(i), texts.get(i), texts.get(i + 1));
            }
            library.index.commit();
            expected = answers(library);
        }
        assertThat(expected).allSatisfy(hits -> assertThat(hits).hasSizeGreaterThan(20));
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(order, random);
            try (IndexFixture library = new IndexFixture(folder.resolve("s" + seed))) {
                for (int i : order) {
                    if (random.nextInt(3) == 0) {
                        library.put(id(i), "river river music", "an earlier version");
                    }
                    if (random.nextInt(4) == 0) {
                        library.put("gone" + i, "engine winter bridge");
                    }
                    if (random.nextInt(10) == 0) {
                        library.index.commit();
                    }
                }
                for (int i : order) {
                    library.index.remove("gone" + i);
                    library.put(id(i), texts.get(i), texts.get(i + 1));
                    if (random.nextInt(20) == 0) {
                        library.refreshed();
                    }
                }
                library.index.commit();
                List<List<Hit>> answers = answers(library);
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(answers.get(i)).as("query " + i).isEqualTo(expected.get(i));
                }
            }
        }
    }

    @Test
    void aQuestionThatTheModelCannotReadIsAnsweredByWords(@TempDir Path folder) {
        try (IndexFixture library = new IndexFixture(folder)) {
            library.put("a", "쿨루프는 햇빛을 반사하는 지붕이다.");
            library.put("b", "지붕 위에 눈이 쌓였다.");
            library.put("c", "강에는 다리가 있다.");
            library.refreshed();
            List<Hit> hybrid = library.search("지붕의 햇빛 반사", SearchMode.HYBRID);
            assertThat(hybrid).extracting(h -> h.passage().documentId()).containsExactly("a", "b");
            assertThat(hybrid.getFirst().score()).isEqualTo(1);
            assertThat(hybrid).allSatisfy(h -> assertThat(h.semanticRank()).isZero());
        }
    }

    @Test
    void hybridFindsWhatEitherRankingFinds(@TempDir Path folder) {
        var narrow = new Searches.Settings(20_000, 0, 2, 0.3f);
        try (IndexFixture library = new IndexFixture(folder, narrow)) {
            library.put("words", "zebra stone bridge river winter metal");
            library.put("meaning", "engine music garden paper");
            library.put("neither", "light cloud story");
            library.refreshed();
            float[] music = IndexFixture.EMBEDDER.embed("engine music garden");
            var query = new IndexQuery("zebra", music, SearchMode.HYBRID, null, 1, false);
            assertThat(library.index.search(query).getFirst().passage().documentId())
                    .isEqualTo("meaning");
            query = new IndexQuery("zebra", music, SearchMode.HYBRID, null, 9, false);
            assertThat(library.index.search(query))
                    .extracting(Hit::keywordRank)
                    .containsExactlyInAnyOrder(1, 0, 0);
        }
    }

    @Test
    void whatTheWordsDidNotBringScoresHalfOfTheLastThatTheyBrought() {
        List<Ranked> words = List.of(ranked(1, 9, 0), ranked(2, 6, 0));
        assertThat(Candidates.unlisted(words, 2)).isEqualTo(3);
        assertThat(Candidates.unlisted(words, 3)).isZero();
        assertThat(Candidates.unlisted(List.of(), 3)).isZero();
    }

    /// Nearly: two bits for each of the stand-in model's 64 numbers tell less than for 384.
    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "true, 1000"})
    void theGraphAndTheScanFindTheNearest(boolean narrowed, int scanBelow, @TempDir Path folder) {
        var approximate = new Searches.Settings(0, scanBelow, 100, 0.3f);
        List<String> texts = texts(300);
        Set<String> within = new HashSet<>();
        for (int i = 0; narrowed && i < 300; i += 2) {
            within.add(id(i));
        }
        List<List<Hit>> nearest = new ArrayList<>();
        for (var settings : List.of(Searches.Settings.DEFAULT, approximate)) {
            try (IndexFixture library = new IndexFixture(folder, settings)) {
                for (int i = 0; i < 300; i++) {
                    library.put(id(i), texts.get(i));
                }
                library.index.remove(id(20));
                library.index.commit();
                for (String text : texts.subList(0, 20)) {
                    nearest.add(
                            library.search(
                                    text,
                                    SearchMode.SEMANTIC,
                                    narrowed ? within : null,
                                    10,
                                    false));
                }
            }
        }
        int found = 0;
        for (int i = 0; i < 20; i++) {
            List<Double> expected = nearest.get(i).stream().map(Hit::similarity).toList();
            List<Hit> hits = nearest.get(20 + i);
            assertThat(hits)
                    .hasSize(10)
                    .extracting(hit -> hit.passage().documentId())
                    .doesNotContain(id(20));
            found += (int) hits.stream().map(Hit::similarity).filter(expected::contains).count();
            if (narrowed) {
                assertThat(hits).extracting(hit -> hit.passage().documentId()).isSubsetOf(within);
            }
        }
        assertThat(found).isBetween(185, 200);
    }
}
