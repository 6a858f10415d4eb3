package maestro.rag.library.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import maestro.rag.document.Layout;
import maestro.rag.document.Metadata;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.ReadOutcome;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.embedding.Tokens;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.local.TestHome;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IngestionTest {
    @TempDir Path home;
    @TempDir Path input;

    @Test
    void ofFilesWithTheSameBytesTheFirstIsAddedWhateverTheThreadsDo() {
        String text = TestHome.text(7, 30);
        for (int i = 0; i < 20; i++) {
            TestHome.write(input, "copy-%02d.txt".formatted(i), text);
        }
        try (TestHome test = TestHome.open(home)) {
            List<Ended> ended =
                    test.ingest(new IngestRequest(List.of(input), "Bees", TestHome.SHORT));
            assertThat(ended.getFirst().result()).isEqualTo(Result.INDEXED);
            assertThat(ended.subList(1, 20))
                    .extracting(Ended::result)
                    .containsOnly(Result.DUPLICATE);
            assertThat(ended).extracting(Ended::document).containsOnly(ended.getFirst().document());
            assertThat(test.library.documents("Bees")).hasSize(1);
        }
    }

    @Test
    void aDuplicateStillGetsIntoTheCollection() {
        TestHome.files(input, 1, 10);
        try (TestHome test = TestHome.open(home)) {
            test.ingest(input);
            List<Ended> again =
                    test.ingest(new IngestRequest(List.of(input), "Later", TestHome.SHORT));
            assertThat(again.getFirst().result()).isEqualTo(Result.DUPLICATE);
            assertThat(again.getFirst().message().english()).contains("bees-00");
            assertThat(test.library.documents("Later")).hasSize(1);
        }
    }

    @Test
    void foldersAreWalkedInOrderWithoutHiddenFilesAndLinks() throws IOException {
        TestHome.write(input.resolve("b"), "2.txt", TestHome.text(2, 5));
        TestHome.write(input.resolve("a"), "1.txt", TestHome.text(1, 5));
        TestHome.write(input.resolve(".git"), "3.txt", TestHome.text(3, 5));
        TestHome.write(input, ".hidden.txt", TestHome.text(4, 5));
        Path outside = TestHome.write(home, "secret.txt", TestHome.text(5, 5));
        Files.createSymbolicLink(input.resolve("out.txt"), outside);
        Files.createSymbolicLink(input.resolve("a").resolve("loop"), input);
        try (TestHome test = TestHome.open(home)) {
            List<IngestEvent> events = new ArrayList<>();
            IngestSummary summary =
                    test.library.ingest(TestHome.request(input, input), events::add);
            assertThat(events.getFirst()).isEqualTo(new IngestEvent.Found(2));
            assertThat(summary.indexed()).isEqualTo(2);
            assertThat(test.library.documents())
                    .extracting(Document::file)
                    .containsExactly("1.txt", "2.txt");
        }
    }

    @Test
    void whatIsRefusedIsSaidInWordsAndStopsNothing() throws IOException {
        TestHome.files(input, 2, 10);
        Files.write(input.resolve("empty.pdf"), new byte[0]);
        Files.write(
                input.resolve("picture.png"),
                new byte[] {
                    (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
                });
        try (TestHome test = TestHome.open(home)) {
            IngestSummary summary =
                    test.library.ingest(
                            TestHome.request(input, input.resolve("missing.txt")), event -> {});
            assertThat(summary.indexed()).isEqualTo(2);
            assertThat(summary.failed()).isEqualTo(3);
            assertThat(test.ingest(input.resolve("missing.txt")).getFirst().message().english())
                    .isEqualTo("There is no such file.");
            assertThat(test.ingest(input.resolve("empty.pdf")).getFirst().message().english())
                    .isNotBlank();
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void aReaderThatFailsCostsOnlyItsFile() {
        TestHome.files(input, 6, 10);
        AtomicInteger calls = new AtomicInteger();
        LibraryParts.Reader reader =
                (file, limits) ->
                        switch (calls.incrementAndGet() % 3) {
                            case 0 -> throw new StackOverflowError();
                            case 1 -> throw new IllegalStateException("rubbish");
                            default ->
                                    new ReadOutcome.Partial(
                                            parsed(file + " " + TestHome.text(1, 10)),
                                            Message.of("pdf.after", 17));
                        };
        try (TestHome test = TestHome.open(home, Disk.REAL, reader, HashingEmbedder::new)) {
            List<Ended> ended = test.ingest(input);
            assertThat(ended).hasSize(6);
            assertThat(ended).filteredOn(e -> e.result() == Result.FAILED).hasSize(4);
            assertThat(ended)
                    .filteredOn(e -> e.result() == Result.PARTIAL)
                    .hasSize(2)
                    .allSatisfy(e ->
                            assertThat(e.message().english())
                                    .isEqualTo(
                                            "The file is damaged after page 17; pages 1 to 17 were read."));
            assertThat(test.library.documents())
                    .allSatisfy(d -> {
                        assertThat(d.status()).isEqualTo(Document.Status.PARTIAL);
                        assertThat(d.message().english())
                                .isEqualTo(
                                        "The file is damaged after page 17; pages 1 to 17 were read.");
                    });
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void aModelThatFailsCostsOnlyItsFile() {
        TestHome.files(input, 3, 10);
        TestHome.write(input, "odd.txt", "explode now");
        Embedder model =
                new WatchedEmbedder() {
                    @Override
                    void before(Tokens tokens, int from, int to) {
                        if (to - from == 2) {
                            throw new IllegalStateException("no vector");
                        }
                    }
                };
        try (TestHome test =
                TestHome.open(home, Disk.REAL, new DocumentReaders()::read, () -> model)) {
            List<Ended> ended = test.ingest(input);
            assertThat(ended.getLast().result()).isEqualTo(Result.FAILED);
            assertThat(ended.getLast().message().english())
                    .contains("embedded")
                    .contains("no vector");
            assertThat(test.library.documents()).hasSize(3);
        }
    }

    @Test
    void cancellingKeepsWhatHasEndedAndLeavesNoTrace() throws InterruptedException {
        TestHome.files(input, 12, 60);
        CountDownLatch blocked = new CountDownLatch(1);
        AtomicInteger embedded = new AtomicInteger();
        Embedder model =
                new WatchedEmbedder() {
                    @Override
                    void before(Tokens tokens, int from, int to) {
                        if (embedded.incrementAndGet() > 150) {
                            blocked.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("interrupted");
                            }
                        }
                    }
                };
        List<Ended> ended = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<IngestSummary> summary = new AtomicReference<>();
        try (TestHome test =
                TestHome.open(home, Disk.REAL, new DocumentReaders()::read, () -> model)) {
            AtomicInteger stillInterrupted = new AtomicInteger();
            Thread caller =
                    Thread.ofPlatform()
                            .start(() -> {
                                summary.set(
                                        test.library.ingest(
                                                TestHome.request(input),
                                                e -> {
                                                    if (e instanceof Ended end) {
                                                        ended.add(end);
                                                    }
                                                }));
                                stillInterrupted.set(
                                        Thread.currentThread().isInterrupted() ? 1 : 0);
                            });
            assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            assertThat(caller.join(java.time.Duration.ofSeconds(20))).isTrue();

            assertThat(stillInterrupted).hasValue(1);
            assertThat(summary.get().cancelled()).isTrue();
            assertThat(summary.get().indexed()).isEqualTo(ended.size()).isBetween(1, 11);
            assertThat(test.library.documents()).hasSize(ended.size());
            assertThat(home.resolve("incoming")).isEmptyDirectory();
            assertThat(test.library.check()).isEmpty();
        }
        try (TestHome test = TestHome.open(home)) {
            assertThat(test.ingest(input)).hasSize(12);
            assertThat(test.library.documents()).hasSize(12);
        }
    }

    @Test
    void aSecondIngestionWaitsForTheFirst() throws InterruptedException {
        TestHome.files(input, 4, 20);
        Path other = TestHome.files(input.resolve("x").resolve("other"), 3, 20);
        try (TestHome test = TestHome.open(home)) {
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            List<Thread> callers = new ArrayList<>();
            for (Path path : List.of(input.resolve("bees-00.txt"), other, input)) {
                callers.add(
                        Thread.ofVirtual()
                                .start(() ->
                                        test.library.ingest(
                                                TestHome.request(path),
                                                e -> {
                                                    if (e instanceof IngestEvent.Found) {
                                                        most.accumulateAndGet(
                                                                running.incrementAndGet(),
                                                                Math::max);
                                                    }
                                                    if (e instanceof Ended) {
                                                        running.set(0);
                                                    }
                                                })));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(most).hasValue(1);
            assertThat(test.library.documents()).hasSize(4);
            assertThat(test.library.check()).isEmpty();
        }
    }

    @Test
    void eventsOfAFileComeInOrder() {
        TestHome.files(input, 3, 100);
        List<IngestEvent> events = new ArrayList<>();
        try (TestHome test = TestHome.open(home)) {
            test.library.ingest(TestHome.request(input), events::add);
        }
        Path first = input.resolve("bees-00.txt");
        List<String> stages =
                events.stream()
                        .filter(e -> e instanceof IngestEvent.Advanced a && a.file().equals(first))
                        .map(e -> ((IngestEvent.Advanced) e).stage().name())
                        .distinct()
                        .toList();
        assertThat(stages).containsExactly("READING", "EMBEDDING", "STORING");
        assertThat(events).hasSizeLessThan(200);
    }

    private static ParsedDocument parsed(String text) {
        return new ParsedDocument(
                "txt", new Metadata(null, List.of(), "en"), text, Layout.unpaged(text.length()));
    }

    /// The model that needs no files, watched.
    private abstract static class WatchedEmbedder implements Embedder {
        private final HashingEmbedder model = new HashingEmbedder();

        abstract void before(Tokens tokens, int from, int to);

        @Override
        public Fingerprint fingerprint() {
            return model.fingerprint();
        }

        @Override
        public int dimension() {
            return model.dimension();
        }

        @Override
        public int maxTokens() {
            return model.maxTokens();
        }

        @Override
        public Tokens tokenize(String text) {
            return model.tokenize(text);
        }

        @Override
        public float[] embed(Tokens tokens, int from, int to) {
            before(tokens, from, to);
            return model.embed(tokens, from, to);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
