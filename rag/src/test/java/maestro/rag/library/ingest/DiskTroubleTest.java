package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.local.TestHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files on their way into a library whose disk is full or fails.
@Timeout(60)
class DiskTroubleTest {
    @TempDir Path home;
    @TempDir Path input;
    private final AtomicInteger fill = new AtomicInteger();

    @Test
    void aFullDiskIsSaidAndLosesNothing() {
        TestHome.files(input, 6, 20);
        Disk filling =
                new Disk() {
                    @Override
                    public OutputStream create(Path file) throws IOException {
                        boolean fails = file.endsWith("passages") && fill.incrementAndGet() > 2;
                        return new FilterOutputStream(Disk.super.create(file)) {
                            @Override
                            public void write(byte[] b, int from, int length) throws IOException {
                                if (fails) {
                                    throw new IOException("No space left on device");
                                }
                                out.write(b, from, length);
                            }
                        };
                    }
                };
        try (TestHome test = TestHome.open(home, filling)) {
            List<Ended> ended = test.ingest(input);
            assertThat(ended).filteredOn(e -> e.result() == Result.INDEXED).hasSize(2);
            assertThat(ended)
                    .filteredOn(e -> e.result() == Result.FAILED)
                    .hasSize(4)
                    .allSatisfy(e ->
                            assertThat(e.message().english()).startsWith("The disk is full: "));
            assertThat(home.resolve("incoming")).isEmptyDirectory();
            assertThat(test.library.documents()).hasSize(2);
            assertThat(test.library.check()).isEmpty();
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.ingest(input)).hasSize(6);
            assertThat(test.library.documents()).hasSize(6);
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void nothingIsStartedOnADiskThatIsNearlyFull() {
        TestHome.files(input, 1, 20);
        Disk full =
                new Disk() {
                    @Override
                    public long usableSpace(Path folder) {
                        return 1 << 20;
                    }
                };
        try (TestHome test = TestHome.open(home, full)) {
            assertThat(test.ingest(input).getFirst().message().english())
                    .startsWith("The disk is full: ");
            assertThat(test.library.documents()).isEmpty();
        }
    }

    @Test
    void aRenameThatFailsTakesEverythingBack() {
        TestHome.files(input, 1, 20);
        Disk broken =
                new Disk() {
                    @Override
                    public void rename(Path folder, Path target) throws IOException {
                        throw new IOException("Input/output error");
                    }
                };
        try (TestHome test = TestHome.open(home, broken)) {
            assertThat(test.ingest(input).getFirst().message().english())
                    .contains("Input/output error");
            assertThat(test.library.documents()).isEmpty();
            assertThat(test.library.check()).isEmpty();
        }
    }
}
