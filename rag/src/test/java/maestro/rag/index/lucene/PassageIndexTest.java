package maestro.rag.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.SearchMode;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PassageIndexTest {
    @TempDir Path folder;
    private IndexFixture library;

    @BeforeEach
    void open() {
        library = new IndexFixture(folder.resolve("index"));
    }

    @AfterEach
    void close() {
        library.close();
    }

    private void three() {
        library.put("cats", "Cats sleep for most of the day.", "Their whiskers feel the dark.");
        library.put("bread", "Bread rises because yeast makes gas.");
        library.put("ships", "A ship floats because it displaces water.");
        library.refreshed();
    }

    @Test
    void wordsFindTheirPassage() {
        three();
        List<Hit> hits = library.search("Why does bread rise?", SearchMode.KEYWORD);
        assertThat(hits.getFirst().passage())
                .isEqualTo(
                        IndexFixture.passage(
                                "bread", 0, "Bread rises because yeast makes gas.", 0));
        assertThat(hits.getFirst().rank()).isEqualTo(1);
        assertThat(hits.getFirst().keywordRank()).isEqualTo(1);
        assertThat(hits.getFirst().semanticRank()).isZero();
    }

    @Test
    void vectorsFindTheirPassageWithItsCosine() {
        three();
        String text = "A ship floats because it displaces water.";
        Hit hit = library.search(text, SearchMode.SEMANTIC).getFirst();
        assertThat(hit.passage().text()).isEqualTo(text);
        assertThat(hit.similarity()).isCloseTo(1, within(1e-5));
        assertThat(hit.semanticRank()).isEqualTo(1);
        assertThat(hit.keywordRank()).isZero();
        assertThat(library.search(text, SearchMode.SEMANTIC)).hasSize(4);
    }

    @Test
    void aHybridHitTellsItsRankInBothRankings() {
        three();
        String text = "whiskers in the dark";
        List<Hit> hybrid = library.search(text, SearchMode.HYBRID);
        List<String> words = texts(library.search(text, SearchMode.KEYWORD));
        List<String> meaning = texts(library.search(text, SearchMode.SEMANTIC));
        assertThat(hybrid).hasSize(4);
        for (Hit hit : hybrid) {
            assertThat(hit.keywordRank()).isEqualTo(words.indexOf(hit.passage().text()) + 1);
            assertThat(hit.semanticRank()).isEqualTo(meaning.indexOf(hit.passage().text()) + 1);
            assertThat(hit.similarity()).isBetween(-1.0, 1.0);
        }
        assertThat(hybrid).extracting(Hit::score).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(hybrid.getFirst().passage().text()).contains("whiskers");
    }

    @Test
    void withoutAVectorAHybridSearchIsByWords() {
        three();
        var query = new IndexQuery("yeast", null, SearchMode.HYBRID, null, 5, false);
        List<Hit> hits = library.index.search(query);
        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().similarity()).isNaN();
        assertThatThrownBy(() -> new IndexQuery("yeast", null, SearchMode.SEMANTIC, null, 5, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entriesOfReferencesComeAfterWhatSaysAsMuch() {
        library.put(
                "paper",
                "The lost whiskers of cats grow again within three months, as we saw in all of ours.",
                "The cats of this study had whiskers of ten centimetres in length.",
                "References\nLee, S. 2019. Lost whiskers. Cats, pp. 1-9. 2020. Lost cats. Whiskers, vol. 3.");
        library.index.refresh();
        String query = "lost whiskers of cats";
        assertThat(library.search(query, SearchMode.KEYWORD).getFirst().passage().ordinal())
                .isEqualTo(2);
        for (float[] vector : new float[][] {null, IndexFixture.EMBEDDER.embed(query)}) {
            List<Hit> hits =
                    library.index.search(
                            new IndexQuery(query, vector, SearchMode.HYBRID, null, 10, false));
            assertThat(hits)
                    .filteredOn(Hit::listed)
                    .singleElement()
                    .satisfies(h -> assertThat(h.passage().ordinal()).isEqualTo(2))
                    .satisfies(h -> assertThat(h.rank()).isGreaterThan(1));
        }
    }

    @Test
    void onlyTheDocumentsAskedForAreSearched() {
        three();
        for (SearchMode mode : SearchMode.values()) {
            assertThat(library.search("because water", mode, Set.of("bread"), 10, false))
                    .as(mode.name())
                    .extracting(h -> h.passage().documentId())
                    .containsOnly("bread");
            assertThat(library.search("because water", mode, Set.of(), 10, false)).isEmpty();
            assertThat(library.search("because water", mode, Set.of("none"), 10, false)).isEmpty();
        }
    }

    @Test
    void replacingADocumentReplacesAllOfItsPassages() {
        three();
        library.put("cats", "Lions roar.");
        library.refreshed();
        assertThat(library.find("whiskers", SearchMode.KEYWORD)).isEmpty();
        assertThat(library.find("lions", SearchMode.KEYWORD)).containsExactly("cats");
        assertThat(library.index.passageCounts())
                .isEqualTo(Map.of("cats", 1, "bread", 1, "ships", 1));
        library.put("cats");
        assertThat(library.index.passageCounts()).doesNotContainKey("cats");
    }

    @Test
    void aRemovedDocumentIsNotFound() {
        three();
        library.index.remove("bread");
        library.index.remove("never there");
        library.refreshed();
        assertThat(library.find("bread", SearchMode.HYBRID)).doesNotContain("bread");
        assertThat(library.index.vector("bread", 0)).isEmpty();
        assertThat(library.index.passageCounts()).isEqualTo(Map.of("cats", 2, "ships", 1));
    }

    @Test
    void vectorsComeBackExactly() {
        three();
        library.index.commit();
        assertThat(library.index.vector("cats", 1))
                .hasValueSatisfying(v ->
                        assertThat(v)
                                .isEqualTo(
                                        IndexFixture.EMBEDDER.embed(
                                                "Their whiskers feel the dark.")));
        assertThat(library.index.vector("cats", 2)).isEmpty();
        assertThat(library.index.vector("dogs", 0)).isEmpty();
    }

    @Test
    void textComesBackEvenWithHalfASurrogatePair() {
        String text = "An odd \uD83D sign, 🙂 and 東京";
        library.put("odd", text);
        library.refreshed();
        assertThat(library.search("odd sign", SearchMode.KEYWORD).getFirst().passage())
                .isEqualTo(IndexFixture.passage("odd", 0, text, 0));
    }

    @Test
    void noQueryIsTooStrange() {
        three();
        for (String text :
                List.of(
                        "",
                        "  ",
                        "the of and",
                        "+-&&||!(){}[]^\"~*?:\\/",
                        "a:b AND (",
                        "\uD83D\0")) {
            assertThat(library.search(text, SearchMode.KEYWORD)).as(text).isEmpty();
            assertThat(library.search(text, SearchMode.SEMANTIC)).as(text).hasSize(4);
            assertThat(library.search(text, SearchMode.HYBRID)).as(text).hasSize(4);
        }
        String page = "word🙂 ".repeat(100_000) + "bread";
        assertThat(library.search("bread " + page, SearchMode.KEYWORD)).hasSize(1);
    }

    @Test
    void changesAreSeenSoonWithoutBeingAskedFor() throws InterruptedException {
        library.put("new", "A comet passed.");
        long limit = System.nanoTime() + 10_000_000_000L;
        while (library.find("comet", SearchMode.KEYWORD).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.onSpinWait();
        }
    }

    @Test
    void anInterruptedCallerHarmsNothing() {
        Thread.currentThread().interrupt();
        try {
            three();
            library.index.commit();
            assertThat(library.find("yeast", SearchMode.HYBRID)).startsWith("bread");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        library.put("after", "Life goes on.");
        library.index.commit();
        assertThat(library.index.passageCounts()).hasSize(4);
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        var passage = IndexFixture.passage("a", 0, "text", 0);
        var entry = new DocumentEntry("a", "", "");
        assertThatThrownBy(() -> library.index.replace(entry, List.of(passage), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> library.index.replace(entry, List.of(passage), List.of(new float[3])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void afterClosingItRefusesAndClosingTwiceIsFine() {
        library.close();
        library.close();
        assertThatThrownBy(() -> library.find("x", SearchMode.KEYWORD))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> library.index.commit()).isInstanceOf(IllegalStateException.class);
    }

    private static List<String> texts(List<Hit> hits) {
        return hits.stream().map(h -> h.passage().text()).toList();
    }

    @Test
    void theLongestVectorsOfTodaysModelsAreKept(@TempDir Path wide) {
        HashingEmbedder embedder = new HashingEmbedder(EmbeddingModel.MOST_DIMENSIONS, 512);
        String text = "Bees are counted in winter.";
        try (PassageIndex kept =
                PassageIndex.open(wide, embedder.fingerprint(), embedder.dimension())) {
            kept.replace(
                    new DocumentEntry("d", "Bees", "en"),
                    List.of(new Passage("d", 0, text, 0, text.length(), 1, List.of())),
                    List.of(embedder.embed(text)));
            kept.commit();
            kept.refresh();
            assertThat(kept.passageCounts()).containsExactly(Map.entry("d", 1));
        }
    }
}
