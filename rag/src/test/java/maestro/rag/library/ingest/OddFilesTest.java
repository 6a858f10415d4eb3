package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.local.TestHome;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.message.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that are not what they were, or not quite files.
@Timeout(60)
class OddFilesTest {
    @TempDir Path home;
    @TempDir Path input;

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Path pipe = input.resolve("pipe.txt");
        try {
            Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
            assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            abort("there are no named pipes here");
        }
        TestHome.files(input, 1, 5);
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.ingest(input))
                    .as("in a folder it is passed over")
                    .extracting(Ended::result)
                    .containsExactly(Result.INDEXED);
            assertThat(test.ingest(pipe).getFirst().message().english())
                    .isEqualTo("This is neither a file nor a folder.");
        }
    }

    @Test
    void aFileThatVanishesIsSaidAndStopsNothing() {
        TestHome.files(input, 3, 10);
        Path gone = input.resolve("bees-01.txt");
        try (TestHome test = TestHome.open(home)) {
            List<IngestEvent> events = new java.util.ArrayList<>();
            IngestSummary summary =
                    test.library.ingest(
                            TestHome.request(input),
                            event -> {
                                events.add(event);
                                if (event instanceof IngestEvent.Found) {
                                    delete(gone);
                                }
                            });
            assertThat(summary.indexed()).isEqualTo(2);
            assertThat(events)
                    .filteredOn(e -> e instanceof Ended end && end.file().equals(gone))
                    .singleElement()
                    .satisfies(e ->
                            assertThat(((Ended) e).message().english())
                                    .isEqualTo("The file is not there any more."));
            assertThat(test.library.check()).isEmpty();
        }
    }

    /// The library reads its own copy, so that text, pages and hash are of the same bytes.
    @Test
    void aFileThatChangesWhileItIsReadIsKeptAsItWasCopied() throws Exception {
        String before = TestHome.text(1, 20);
        Path file = TestHome.write(input, "changing.txt", before);
        LibraryParts.Reader reader =
                (copy, limits) -> {
                    append(file, "Words that came too late.");
                    return new DocumentReaders().read(copy, limits);
                };
        try (TestHome test = TestHome.open(home, Disk.REAL, reader, HashingEmbedder::new)) {
            Ended first = test.ingest(file).getFirst();
            assertThat(first.result()).isEqualTo(Result.INDEXED);
            String id = test.library.documents().getFirst().id();
            assertThat(test.library.text(id).orElseThrow())
                    .contains("Report number 1")
                    .doesNotContain("too late");
            assertThat(test.ingest(file).getFirst().result())
                    .as("what came later makes it another document")
                    .isEqualTo(Result.INDEXED);
            assertThat(test.library.documents()).hasSize(2);
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void aFileThatMayNotBeReadIsSaid() throws IOException {
        Path file = TestHome.write(input, "locked.txt", TestHome.text(1, 5));
        boolean set = file.toFile().setReadable(false, false);
        if (!set || Files.isReadable(file)) {
            abort("this user may read everything");
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.ingest(file).getFirst().message().english())
                    .isEqualTo("The file cannot be opened: permission to read it is missing.");
        }
    }

    @Test
    void namesMayBeLongAndStrange() throws IOException {
        List<String> names =
                List.of(
                        "n".repeat(251) + ".txt",
                        "검색".repeat(40) + ".txt",
                        "line\nbreak.txt",
                        "percent %s {0} 'quote' \"double\".txt",
                        "\u0065\u0301 decomposed.txt",
                        "\uD83D\uDC1D bee.txt",
                        " blank .txt",
                        "no ending",
                        "..dots..txt");
        int made = 0;
        for (String name : names) {
            try {
                Files.writeString(
                        input.resolve(name), TestHome.text(made, 5), StandardCharsets.UTF_8);
                made++;
            } catch (IOException | InvalidPathException e) {
                System.out.println("this system has no such names: " + name);
            }
        }
        assertThat(made).isGreaterThan(names.size() / 2);
        long hidden = names.stream().filter(name -> name.startsWith(".")).count();
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.ingest(input))
                    .hasSize(made - (int) hidden)
                    .extracting(Ended::result)
                    .containsOnly(Result.INDEXED);
            assertThat(test.library.documents())
                    .allSatisfy(
                            d -> assertThat(names.stream().map(Shown::name)).contains(d.file()));
            assertThat(test.library.check()).isEmpty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
