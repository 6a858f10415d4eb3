package maestro.rag.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.index.IndexDamagedException;
import maestro.rag.index.IndexException;
import maestro.rag.index.IndexLockedException;
import maestro.rag.index.IndexMismatchException;
import maestro.rag.index.SearchMode;
import maestro.rag.index.ranking.Searches;
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

final class PassageIndexFilesTest {
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
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        IndexDamagedException.class,
                        e ->
                                assertThat(e.explanation().text(Locale.KOREAN))
                                        .startsWith("색인을 읽을 수 없습니다"));
    }

    @Test
    void aSecondOpeningIsRefused() {
        assertThatThrownBy(() -> new IndexFixture(folder.resolve("index")))
                .isInstanceOf(IndexLockedException.class);
    }
}
