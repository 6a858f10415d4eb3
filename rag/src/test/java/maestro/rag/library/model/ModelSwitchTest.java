package maestro.rag.library.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.embedding.Tokens;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.IndexWork.Reason;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.TestHome;
import maestro.rag.library.store.Child;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A library whose embedding model is changed: "minilm" stands for 64 numbers, "other" for 32.
@Timeout(120)
class ModelSwitchTest {
    private static final String QUERY = "honey bees in the field";

    @TempDir Path home;
    @TempDir Path input;

    private static Embedder model(String id) {
        return switch (id) {
            case "minilm" -> new HashingEmbedder();
            case "other" -> new HashingEmbedder(32, 254);
            default -> throw new EmbeddingException(Message.of("embedding.missing", id), null);
        };
    }

    /// A model that waits, after so many passages, until it is let go on.
    private static class Held implements Embedder {
        final Embedder real = model("other");
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final AtomicInteger passages = new AtomicInteger();
        private final int after;

        Held(int after) {
            this.after = after;
        }

        @Override
        public Fingerprint fingerprint() {
            return real.fingerprint();
        }

        @Override
        public int dimension() {
            return real.dimension();
        }

        @Override
        public int maxTokens() {
            return real.maxTokens();
        }

        @Override
        public Tokens tokenize(String text) {
            return real.tokenize(text);
        }

        @Override
        public float[] embed(Tokens tokens, int from, int to) {
            if (passages.incrementAndGet() >= after) {
                reached.countDown();
                try {
                    assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return real.embed(tokens, from, to);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static Embedders with(Held held) {
        return id -> id.equals("other") ? held : model(id);
    }

    private void filled() {
        TestHome.files(input, 6, 20);
        try (TestHome test = TestHome.open(home, ModelSwitchTest::model)) {
            test.ingest(input);
        }
    }

    private static List<Hit> search(TestHome test, SearchMode mode) {
        return test.library.search(new SearchRequest(QUERY, mode, Set.of(), 20, true));
    }

    private static void serves(TestHome test, String id) {
        assertThat(test.library.check()).isEmpty();
        assertThat(test.library.model().id()).isEqualTo(id);
        assertThat(test.library.model().wanted()).isEmpty();
        assertThat(test.library.model().trouble()).isEqualTo(Message.NONE);
        Embedder expected = model(id);
        assertThat(test.library.embedder().fingerprint()).isEqualTo(expected.fingerprint());
        for (Document document : test.library.documents()) {
            for (int i = 0; i < document.passages(); i++) {
                assertThat(test.library.vector(document.id(), i).orElseThrow())
                        .hasSize(expected.dimension());
            }
        }
        for (SearchMode mode : SearchMode.values()) {
            assertThat(search(test, mode)).as(mode.name()).isNotEmpty();
        }
        Hit best = search(test, SearchMode.SEMANTIC).getFirst();
        float[] stored =
                test.library
                        .vector(best.passage().documentId(), best.passage().ordinal())
                        .orElseThrow();
        double cosine = 0;
        float[] asked = expected.embedQuery(QUERY);
        for (int d = 0; d < asked.length; d++) {
            cosine += (double) asked[d] * stored[d];
        }
        assertThat(best.similarity()).isCloseTo(cosine, within(1e-3));
    }

    private List<String> leftOvers() throws IOException {
        try (var files = Files.walk(home)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("passages.") || name.equals("index-2"))
                    .toList();
        }
    }

    @Test
    void changesForAnotherModelAndBack() throws Exception {
        filled();
        String passages;
        try (TestHome test = TestHome.open(home, ModelSwitchTest::model)) {
            serves(test, "minilm");
            passages = cuts(test);
            test.library.model().use("other");
            test.library.model().await();
            serves(test, "other");
            assertThat(cuts(test)).isEqualTo(passages);
        }
        try (TestHome test = TestHome.open(home, ModelSwitchTest::model)) {
            serves(test, "other");
            TestHome.write(input, "late.txt", TestHome.text(77, 20));
            test.ingest(input.resolve("late.txt"));
            test.library.model().use("minilm");
            test.library.model().await();
            serves(test, "minilm");
        }
        assertThat(leftOvers()).doesNotContain("passages.next", "passages.next.tmp");
        try (TestHome test = TestHome.open(home)) {
            serves(test, "minilm");
            assertThat(test.library.documents()).hasSize(7);
        }
        assertThat(leftOvers()).isEmpty();
    }

    private static String cuts(TestHome test) {
        return test.library.documents().stream()
                .map(document -> test.library.passages(document.id()).toString())
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void theOldModelServesMeanwhileAndWhatComesOrGoesIsInBoth() throws Exception {
        filled();
        Held held = new Held(30);
        try (TestHome test = TestHome.open(home, with(held))) {
            test.library.model().use("other");
            assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(test.library.model().wanted()).contains("other");
            assertThat(test.library.indexWork().map(IndexWork::reason)).contains(Reason.MODEL);
            assertThat(search(test, SearchMode.SEMANTIC)).isNotEmpty();
            assertThat(search(test, SearchMode.HYBRID)).isNotEmpty();

            // The threads that compute are held, too: what comes waits for its turn.
            TestHome.write(input, "new.txt", "A zebra among the bees. It eats grass all day.");
            Thread adding = Thread.ofPlatform().start(() -> test.ingest(input.resolve("new.txt")));
            Document gone = test.library.documents().getFirst();
            Document renamed = test.library.documents().getLast();
            test.library.remove(gone.id());
            Description words = Description.of(renamed);
            test.library.describe(
                    renamed.id(),
                    new Description(
                            "Quokka", words.authors(), words.publication(), words.language()));
            held.goOn.countDown();
            adding.join();
            test.library.model().await();

            serves(test, "other");
            assertThat(test.library.documents()).hasSize(6).doesNotContain(gone);
            assertThat(test.library.search(SearchRequest.hybrid("zebra", 1)))
                    .first()
                    .satisfies(hit -> assertThat(hit.passage().text()).contains("zebra"));
            assertThat(test.library.search(SearchRequest.hybrid("quokka", 1)))
                    .first()
                    .satisfies(
                            hit -> assertThat(hit.passage().documentId()).isEqualTo(renamed.id()));
        }
    }

    @Test
    void cancellingLeavesEverythingAsItWas() throws Exception {
        filled();
        Held held = new Held(30);
        try (TestHome test = TestHome.open(home, with(held))) {
            String before = test.contents();
            test.library.model().use("other");
            assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
            held.goOn.countDown();
            test.library.model().cancel();
            if (test.library.model().id().equals("minilm")) { // it may just have been through
                assertThat(test.contents()).isEqualTo(before);
                serves(test, "minilm");
                assertThat(leftOvers()).isEmpty();
            }
        }
    }

    @Test
    void closingStopsItAndTheNextStartGoesOn() throws Exception {
        filled();
        Held held = new Held(40);
        try (TestHome test = TestHome.open(home, with(held))) {
            test.library.model().use("other");
            assertThat(held.reached.await(60, TimeUnit.SECONDS)).isTrue();
            Thread.ofPlatform().start(held.goOn::countDown);
        }
        Held counting = new Held(Integer.MAX_VALUE);
        try (TestHome test = TestHome.open(home, with(counting))) {
            test.library.model().await();
            serves(test, "other");
            int all = test.library.documents().stream().mapToInt(Document::passages).sum();
            assertThat(counting.passages.get()).as("embedded again").isLessThan(all);
        }
    }

    /// As an Ollama did that had not answered for two minutes, and was asked again.
    @Test
    void askedForAgainAfterAFailureItGoesOnWhereItStopped() throws Exception {
        filled();
        Held failing =
                new Held(Integer.MAX_VALUE) {
                    @Override
                    public float[] embed(Tokens tokens, int from, int to) {
                        if (passages.get() >= 40) {
                            throw new EmbeddingException(Message.of("model.failed", to), null);
                        }
                        return super.embed(tokens, from, to);
                    }
                };
        Held counting = new Held(Integer.MAX_VALUE);
        Iterator<Held> models = List.of(failing, counting).iterator();
        try (TestHome test =
                TestHome.open(home, id -> id.equals("other") ? models.next() : model(id))) {
            test.library.model().use("other");
            test.library.model().await();
            assertThat(test.library.model().trouble().english())
                    .contains("choose the model again")
                    .doesNotContain("..");
            test.library.model().use("other");
            test.library.model().await();
            serves(test, "other");
            int all = test.library.documents().stream().mapToInt(Document::passages).sum();
            assertThat(counting.passages.get()).as("embedded again").isLessThan(all);
        }
    }

    @Test
    void aModelThatIsGoneLeavesASearchByWordsThatSaysWhatToDo() throws Exception {
        filled();
        try (TestHome test = TestHome.open(home, ModelSwitchTest::model)) {
            test.library.model().use("other");
            test.library.model().await();
        }
        Embedders without =
                id -> {
                    if (id.equals("other")) {
                        throw new EmbeddingException(Message.of("embedding.missing", id), null);
                    }
                    return model(id);
                };
        try (TestHome test = TestHome.open(home, without)) {
            assertThat(search(test, SearchMode.HYBRID)).isNotEmpty();
            assertThat(search(test, SearchMode.KEYWORD)).isNotEmpty();
            String advice = "maestro embedding get other";
            assertThat(test.library.model().trouble().english()).contains(advice);
            assertThatThrownBy(() -> search(test, SearchMode.SEMANTIC))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining(advice);
            assertThatThrownBy(() -> test.ingest(input))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining(advice);
            Document first = test.library.documents().getFirst();
            assertThat(test.library.similar(first.id(), null, 3)).isNotEmpty();
            assertThat(test.library.check()).isEmpty();

            test.library.model().use("minilm");
            test.library.model().await();
            serves(test, "minilm");
        }
    }

    @Test
    void aModelThatIsNotThereIsRefusedAndNothingChanges() throws Exception {
        filled();
        try (TestHome test = TestHome.open(home, ModelSwitchTest::model)) {
            assertThatThrownBy(() -> test.library.model().use("nothing"))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("nothing is not on this machine");
            test.library.model().use("minilm");
            test.library.model().await();
            serves(test, "minilm");
        }
    }

    @Test
    void aModelThatFailsLeavesTheOldOneAndSaysSo() throws Exception {
        filled();
        Embedder failing =
                new Embedder() {
                    private final Embedder real = model("other");

                    @Override
                    public Fingerprint fingerprint() {
                        return real.fingerprint();
                    }

                    @Override
                    public int dimension() {
                        return real.dimension();
                    }

                    @Override
                    public int maxTokens() {
                        return real.maxTokens();
                    }

                    @Override
                    public Tokens tokenize(String text) {
                        return real.tokenize(text);
                    }

                    @Override
                    public float[] embed(Tokens tokens, int from, int to) {
                        throw new EmbeddingException(Message.of("model.failed", to), null);
                    }

                    @Override
                    public void close() {}
                };
        try (TestHome test = TestHome.open(home, id -> id.equals("other") ? failing : model(id))) {
            test.library.model().use("other");
            test.library.model().await();
            assertThat(test.library.model().trouble().english())
                    .contains("was not changed")
                    .contains("failed on a text");
            assertThat(search(test, SearchMode.SEMANTIC)).isNotEmpty();
            test.library.model().cancel();
            serves(test, "minilm");
        }
    }

    @Test
    void killingTheProcessAnywhereLosesNothing() throws Exception {
        TestHome.files(input, 20, 40);
        try (TestHome test = TestHome.open(home, ModelSwitchTest::model)) {
            test.ingest(input);
        }
        int changed = 0;
        for (int kill = 0; kill < 4; kill++) {
            String to = changed % 2 == 0 ? "other" : "minilm";
            Process child = Child.start(Changer.class, home.toString(), to);
            try (var lines = child.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("begun");
                long until = System.nanoTime() + kill * 60_000_000L;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                child.toHandle().destroyForcibly();
                assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            try (TestHome test = TestHome.open(home, ModelSwitchTest::model)) {
                test.library.model().await();
                serves(test, to);
                assertThat(test.library.documents()).hasSize(20);
            }
            changed++;
        }
    }

    /// Changes the model of a home, and says when it has begun.
    static final class Changer {
        public static void main(String[] arguments) throws InterruptedException {
            try (TestHome test = TestHome.open(Path.of(arguments[0]), ModelSwitchTest::model)) {
                test.library.model().use(arguments[1]);
                System.out.println("begun");
                test.library.model().await();
            }
        }
    }
}
