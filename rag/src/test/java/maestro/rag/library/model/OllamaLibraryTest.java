package maestro.rag.library.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.ollama.FakeOllama;
import maestro.rag.embedding.ollama.OllamaPlace;
import maestro.rag.index.SearchMode;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.LibraryException;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.local.TestHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library whose vectors an Ollama makes.
class OllamaLibraryTest {
    private static final String MODEL = "ollama-words";

    @TempDir Path home;
    @TempDir Path input;

    private TestHome open() {
        EmbeddingModels models = new EmbeddingModels(home.resolve("models"));
        Embedders some =
                id -> id.equals("minilm") ? (Embedder) new HashingEmbedder() : models.open(id);
        return TestHome.open(home, some);
    }

    private void add(FakeOllama ollama) {
        new EmbeddingModels(home.resolve("models"))
                .addOllama(OllamaPlace.of(ollama.address(), false), "words", "", "");
    }

    private static void change(TestHome test) throws InterruptedException {
        test.library.model().use(MODEL);
        test.library.model().await();
        assertThat(test.library.model().trouble().english()).isEmpty();
        assertThat(test.library.model().id()).isEqualTo(MODEL);
    }

    @Test
    void theLibraryChangesToItAndIsSearchedByWordsWhileItIsOff() throws Exception {
        int port;
        try (FakeOllama ollama = new FakeOllama();
                TestHome test = open()) {
            port = ollama.port();
            test.ingest(TestHome.files(input, 3, 20));
            add(ollama);
            change(test);
            assertThat(test.library.search(SearchRequest.hybrid("queen swarm", 5)))
                    .isNotEmpty()
                    .allMatch(hit -> !Double.isNaN(hit.similarity()));
        }
        try (TestHome test = open()) {
            assertThat(test.library.search(SearchRequest.hybrid("queen swarm", 5)))
                    .isNotEmpty()
                    .allMatch(hit -> hit.semanticRank() == 0);
            assertThat(test.library.model().trouble().english())
                    .startsWith("This search was by words alone. Ollama does not answer at");
            assertThatThrownBy(() ->
                            test.library.search(
                                    new SearchRequest(
                                            "queen", SearchMode.SEMANTIC, Set.of(), 5, true)))
                    .isInstanceOf(LibraryException.class)
                    .hasMessageContaining("ollama serve");
            List<IngestEvent.Ended> refused =
                    test.ingest(TestHome.write(input, "new.txt", TestHome.text(9, 5)));
            assertThat(refused.getFirst().message().english()).contains("ollama serve");
            assertThat(test.library.check()).isEmpty();
            try (FakeOllama again = new FakeOllama(port)) {
                assertThat(again.asked).isEmpty();
                assertThat(test.library.search(SearchRequest.hybrid("queen swarm", 5)))
                        .allMatch(hit -> !Double.isNaN(hit.similarity()));
                assertThat(test.library.model().trouble().isNone()).isTrue();
            }
        }
    }

    @Test
    void aChangeToAServerThatStallsIsGivenUpAtOnce() throws Exception {
        try (FakeOllama ollama = new FakeOllama();
                TestHome test = open()) {
            test.ingest(TestHome.files(input, 2, 20));
            add(ollama);
            ollama.stalls = true;
            int before = ollama.asked.size();
            test.library.model().use(MODEL);
            while (ollama.asked.size() == before) {
                Thread.onSpinWait();
            }
            long began = System.nanoTime();
            test.library.model().cancel();
            assertThat((System.nanoTime() - began) / 1e9)
                    .isCloseTo(0, within(Duration.ofSeconds(5).toSeconds() * 1.0));
            assertThat(test.library.model().id()).isEqualTo("minilm");
            assertThat(test.library.search(SearchRequest.hybrid("queen swarm", 5))).isNotEmpty();
        }
    }

    @Test
    void aServerThatChangesItsDimensionLeavesTheOldModel()
            throws IOException, InterruptedException {
        try (FakeOllama ollama = new FakeOllama();
                TestHome test = open()) {
            test.ingest(TestHome.files(input, 2, 20));
            add(ollama);
            ollama.dimension = 64;
            test.library.model().use(MODEL);
            test.library.model().await();
            assertThat(test.library.model().trouble().english())
                    .contains("vectors of 64 numbers instead of 96");
            assertThat(test.library.model().id()).isEqualTo("minilm");
            assertThat(test.library.search(SearchRequest.hybrid("queen swarm", 5))).isNotEmpty();
        }
    }
}
