package maestro.rag.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.passage.Passage;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
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

    private void reopen() {
        library.close();
        open();
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
    void whatWasCommittedIsThereAfterReopening() {
        three();
        library.index.commit();
        reopen();
        assertThat(library.find("yeast", SearchMode.HYBRID)).startsWith("bread");
        assertThat(library.index.passageCounts()).containsEntry("cats", 2);
    }

    @Test
    void aProcessThatDiesLeavesTheLastCommit() throws IOException {
        three();
        library.index.commit();
        library.put("late", "Too late for the commit.");
        library.index.remove("cats");
        library.refreshed();
        Path remains = copyOf(folder.resolve("index"));
        try (IndexFixture survivor = new IndexFixture(remains)) {
            assertThat(survivor.index.passageCounts())
                    .isEqualTo(Map.of("cats", 2, "bread", 1, "ships", 1));
            survivor.put("late", "Now in time.");
            survivor.index.commit();
            assertThat(survivor.find("time", SearchMode.KEYWORD)).containsExactly("late");
        }
    }

    @Test
    void aProcessThatDiesBeforeItsFirstCommitLeavesAnEmptyIndex() throws IOException {
        library.put("late", "Too late.");
        try (IndexFixture survivor = new IndexFixture(copyOf(folder.resolve("index")))) {
            assertThat(survivor.index.passageCounts()).isEmpty();
        }
    }

    private Path copyOf(Path index) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (var files = Files.list(index)) {
            for (Path file : files.toList()) {
                if (!file.endsWith("write.lock")) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        return copy;
    }

    @Test
    void aFullDiskIsNamedAndLosesNothing() throws IOException {
        three();
        library.close();
        AtomicBoolean full = new AtomicBoolean();
        Path place = folder.resolve("index");
        try (PassageIndex index =
                PassageIndex.open(
                        () -> new FillingDirectory(FSDirectory.open(place), full),
                        "here",
                        new CommitLabel(IndexFixture.EMBEDDER.fingerprint(), 64),
                        Searches.Settings.DEFAULT)) {
            index.remove("cats");
            full.set(true);
            assertThatThrownBy(index::commit)
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("could not be saved")
                    .hasMessageContaining("No space left on device");
            // Whether Lucene's writer survives that hangs on how far it had come.
            assertThatThrownBy(
                            () -> {
                                index.remove("bread");
                                index.commit();
                            })
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("No space left on device");
            Throwable unsaved = catchThrowable(index::close);
            if (unsaved != null) {
                assertThat(unsaved)
                        .isInstanceOf(IndexException.class)
                        .hasMessageContaining("No space left on device");
            }
        }
        open();
        assertThat(library.index.passageCounts())
                .isEqualTo(Map.of("cats", 2, "bread", 1, "ships", 1));
    }

    private static final class FillingDirectory extends FilterDirectory {
        private final AtomicBoolean full;

        FillingDirectory(Directory directory, AtomicBoolean full) {
            super(directory);
            this.full = full;
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full.get()) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }

    @Test
    void anotherModelsIndexIsRefusedAndNamed() {
        three();
        library.close();
        Fingerprint other = new Fingerprint("other", "cls", 512, "fp32");
        assertThatThrownBy(() -> PassageIndex.open(folder.resolve("index"), other, 64))
                .isInstanceOfSatisfying(
                        IndexMismatchException.class,
                        e -> assertThat(e.stored()).isEqualTo(IndexFixture.EMBEDDER.fingerprint()));
        open();
        assertThat(library.index.passageCounts()).hasSize(3);
    }

    /// As if another version of the program had written it.
    private void layout(String layout) throws IOException {
        library.close();
        try (Directory directory = FSDirectory.open(folder.resolve("index"));
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> label = new HashMap<>();
            writer.getLiveCommitData().forEach(e -> label.put(e.getKey(), e.getValue()));
            label.put("layout", layout);
            writer.setLiveCommitData(label.entrySet());
        }
    }

    @Test
    void anIndexOfBeforeServesAndStaysOneOfBefore() throws IOException {
        three();
        assertThat(library.index.outdated()).isFalse();
        layout("1");
        open();
        assertThat(library.index.outdated()).isTrue();
        assertThat(library.index.passageCounts()).hasSize(3);
        library.put("fourth", "What comes to it does not make it a new one.");
        library.index.commit();
        library.close();
        open();
        assertThat(library.index.outdated()).isTrue();
        assertThat(library.index.passageCounts()).hasSize(4);
    }

    @Test
    void anIndexOfALaterVersionIsRefused() throws IOException {
        three();
        layout("99");
        assertThatThrownBy(this::open).isInstanceOf(IndexDamagedException.class);
    }

    @Test
    void aDamagedIndexIsRefused() throws IOException {
        three();
        library.close();
        try (var files = Files.list(folder.resolve("index"))) {
            for (Path file : files.filter(f -> f.toString().contains("segments")).toList()) {
                Files.write(file, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
            }
        }
        assertThatThrownBy(this::open).isInstanceOf(IndexDamagedException.class);
    }

    @Test
    void aSecondOpeningIsRefused() {
        assertThatThrownBy(() -> new IndexFixture(folder.resolve("index")))
                .isInstanceOf(IndexLockedException.class);
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
