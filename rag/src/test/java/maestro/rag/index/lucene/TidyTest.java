package maestro.rag.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.SearchMode;
import maestro.rag.index.ranking.Searches;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How an index of many segments comes to have fewer.
@Timeout(60)
final class TidyTest {
    @TempDir Path folder;

    @Test
    void fewerSegmentsFindTheSameInTheSameOrder() throws IOException {
        List<String> before;
        try (IndexFixture library = new IndexFixture(folder)) {
            fill(library.index);
            before = library.find("day of the cat", SearchMode.HYBRID);
            library.index.tidy(5, 5, bytes -> true);
            assertThat(segments()).as("not more than are let be").isEqualTo(5);
            library.index.tidy(4, 2, bytes -> bytes < bytesOnDisk());
            assertThat(segments()).as("no room").isEqualTo(5);
            library.index.tidy(4, 2, bytes -> bytes == bytesOnDisk());
            assertThat(segments()).isEqualTo(2);
            assertThat(library.find("day of the cat", SearchMode.HYBRID)).isEqualTo(before);
        }
        try (IndexFixture library = new IndexFixture(folder)) {
            assertThat(library.find("day of the cat", SearchMode.HYBRID)).isEqualTo(before);
        }
        assertThat(before).hasSize(5);
    }

    @Test
    void closingDoesNotWaitForSegmentsToBeJoined() throws Exception {
        CountDownLatch merging = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        PassageIndex index =
                PassageIndex.open(
                        () -> new SlowMerges(FSDirectory.open(folder), merging, closing),
                        "here",
                        new CommitLabel(IndexFixture.EMBEDDER.fingerprint(), 64),
                        Searches.Settings.DEFAULT);
        fill(index);
        Thread tidying = Thread.ofPlatform().start(() -> index.tidy(4, 1, bytes -> true));
        assertThat(merging.await(30, TimeUnit.SECONDS)).isTrue();
        Thread closer = Thread.ofPlatform().start(index::close);
        while (!closesTheWriter()) {
            assertThat(closer.isAlive()).isTrue();
            assertThat(Thread.interrupted()).isFalse();
        }
        closing.countDown();
        closer.join();
        tidying.join();
        assertThat(segments()).isEqualTo(5);
        try (IndexFixture library = new IndexFixture(folder)) {
            assertThat(library.index.passageCounts()).hasSize(5);
        }
    }

    private static void fill(PassageIndex index) {
        IntStream.range(0, 5)
                .forEach(i -> {
                    List<String> texts = List.of("On day " + i + " the cat slept " + i + " hours.");
                    index.replace(
                            new DocumentEntry("day" + i, "", ""),
                            IndexFixture.passages("day" + i, texts),
                            texts.stream().map(IndexFixture.EMBEDDER::embed).toList());
                    index.commit();
                });
    }

    private long bytesOnDisk() {
        return Arrays.stream(Objects.requireNonNull(folder.toFile().listFiles()))
                .mapToLong(File::length)
                .sum();
    }

    private int segments() throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.leaves().size();
        }
    }

    /// Whether Lucene's writer is being closed, and waits.
    private static boolean closesTheWriter() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey().getName().equals("index-writer"))
                .map(e -> Arrays.toString(e.getValue()))
                .anyMatch(stack -> stack.contains("Object.wait") && stack.contains("doWait"));
    }

    /// Where segments are joined no faster than the test lets them.
    private static final class SlowMerges extends FilterDirectory {
        private final CountDownLatch merging;
        private final CountDownLatch goOn;

        SlowMerges(Directory directory, CountDownLatch merging, CountDownLatch goOn) {
            super(directory);
            this.merging = merging;
            this.goOn = goOn;
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (context.context() == IOContext.Context.MERGE) {
                merging.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            return super.createOutput(name, context);
        }
    }
}
