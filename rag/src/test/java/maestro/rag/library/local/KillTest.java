package maestro.rag.library.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.store.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that ingests is killed again and again.
class KillTest {
    private static final int KILLS = 8;
    private static final int FILES = 160;

    @TempDir Path killed;
    @TempDir Path quiet;
    @TempDir Path input;

    @Test
    @Timeout(300)
    void killingTheProcessLosesAndRepeatsNothing() throws Exception {
        TestHome.files(input, FILES, 60);
        TestHome.write(input, "copy.txt", TestHome.text(3, 60));
        Random random = new Random(20260601);
        Map<Path, Result> ended = new HashMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Set<String> reported = killAfter(random.nextInt(11), random.nextInt(40_000_000), ended);
            if (kill % 4 == 3) {
                try (TestHome test = TestHome.open(killed)) {
                    assertThat(test.library.check()).as("after kill %d", kill).isEmpty();
                    assertThat(test.library.documents())
                            .extracting(Document::file)
                            .doesNotHaveDuplicates()
                            .containsAll(reported);
                }
            }
        }
        int before;
        String survived;
        try (TestHome test = TestHome.open(killed)) {
            assertThat(test.library.check()).isEmpty();
            before = test.library.documents().size();
            assertThat(test.ingest(input))
                    .filteredOn(e -> ended.containsKey(e.file()))
                    .extracting(Ended::result)
                    .containsOnly(Result.DUPLICATE);
            assertThat(test.library.check()).isEmpty();
            survived = test.contents();
        }
        assertThat(before).isGreaterThanOrEqualTo(ended.size() - 1).isLessThan(FILES);
        try (TestHome test = TestHome.open(quiet)) {
            test.ingest(input);
            assertThat(survived).isEqualTo(test.contents());
            assertThat(test.library.documents()).hasSize(FILES);
        }
    }

    /// Kills a process some time after its n-th report of a file added.
    ///
    /// @return the names of all files that any process reported as added
    private Set<String> killAfter(int reports, long nanoseconds, Map<Path, Result> ended)
            throws IOException, InterruptedException {
        Process child = Child.start(Ingester.class, killed.toString(), input.toString());
        try (BufferedReader lines = child.inputReader()) {
            String line = lines.readLine();
            assertThat(line).isEqualTo("ready");
            int added = 0;
            while (added < reports && (line = lines.readLine()) != null) {
                added += note(line, ended) ? 1 : 0;
            }
            long until = System.nanoTime() + nanoseconds;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            child.toHandle().destroyForcibly();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            while ((line = lines.readLine()) != null) {
                note(line, ended);
            }
        }
        Set<String> names = new TreeSet<>();
        ended.keySet().forEach(file -> names.add(file.getFileName().toString()));
        names.remove("copy.txt");
        names.remove("bees-03.txt"); // one of the two is there under the other's name
        return names;
    }

    /// Whether the line reports a file that was added.
    private static boolean note(String line, Map<Path, Result> ended) {
        String[] parts = line.split(" ", 2);
        if (parts.length < 2 || !line.endsWith(";")) {
            return false; // cut off by the kill
        }
        Result result = Result.valueOf(parts[0]);
        Path file = Path.of(parts[1].substring(0, parts[1].length() - 1));
        if (result == Result.INDEXED) {
            assertThat(ended.put(file, result)).as("added twice: %s", file).isNull();
        }
        return result == Result.INDEXED;
    }

    /// Adds a folder, printing a line for each file as it ends.
    static final class Ingester {
        public static void main(String[] arguments) {
            try (TestHome test = TestHome.open(Path.of(arguments[0]))) {
                System.out.println("ready");
                test.library.ingest(
                        TestHome.request(Path.of(arguments[1])),
                        event -> {
                            if (event instanceof Ended end) {
                                System.out.println(end.result() + " " + end.file() + ";");
                            }
                        });
            }
        }
    }
}
