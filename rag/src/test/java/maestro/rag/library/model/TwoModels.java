package maestro.rag.library.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import maestro.rag.library.Document;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.TestHome;
import maestro.rag.message.Message;
import org.junit.jupiter.api.io.TempDir;

/// A library whose embedding model is changed: "minilm" stands for 64 numbers, "other" for 32.
abstract class TwoModels {
    static final String QUERY = "honey bees in the field";

    @TempDir Path home;
    @TempDir Path input;

    static Embedder model(String id) {
        return switch (id) {
            case "minilm" -> new HashingEmbedder();
            case "other" -> new HashingEmbedder(32, 254);
            default -> throw new EmbeddingException(Message.of("embedding.missing", id), null);
        };
    }

    /// A model that waits, after so many passages, until it is let go on.
    static class Held implements Embedder {
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

    static Embedders with(Held held) {
        return id -> id.equals("other") ? held : model(id);
    }

    void filled() {
        TestHome.files(input, 6, 20);
        try (TestHome test = TestHome.open(home, TwoModels::model)) {
            test.ingest(input);
        }
    }

    static List<Hit> search(TestHome test, SearchMode mode) {
        return test.library.search(new SearchRequest(QUERY, mode, Set.of(), 20, true));
    }

    static void serves(TestHome test, String id) {
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

    List<String> leftOvers() throws IOException {
        try (var files = Files.walk(home)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("passages.") || name.equals("index-2"))
                    .toList();
        }
    }
}
