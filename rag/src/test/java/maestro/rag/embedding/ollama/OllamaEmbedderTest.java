package maestro.rag.embedding.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Tokens;
import maestro.rag.embedding.model.EmbeddingModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class OllamaEmbedderTest {
    @TempDir Path home;
    private FakeOllama ollama;
    private EmbeddingModels models;

    @BeforeEach
    void start() throws IOException {
        ollama = new FakeOllama();
        models = new EmbeddingModels(home);
    }

    @AfterEach
    void stop() {
        ollama.close();
    }

    private EmbeddingModel add() {
        return models.addOllama(OllamaPlace.of(ollama.address(), false), "words", "q: ", "p: ");
    }

    /// Asks before each request whether the model is the same.
    private Embedder open(EmbeddingModel added, Duration forQuery) {
        OllamaModel model =
                new OllamaModel(
                        OllamaPlace.of(ollama.address(), false), "words:latest", ollama.digest, 1);
        return OllamaEmbedder.open(
                home,
                added,
                model,
                new OllamaEmbedder.Times(
                        Duration.ofMillis(500),
                        forQuery,
                        Duration.ZERO,
                        List.of(Duration.ZERO, Duration.ofMillis(1))));
    }

    private static double norm(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        return Math.sqrt(square);
    }

    @Test
    void aModelIsMeasuredOnceAndOpensWithoutTheServer() {
        EmbeddingModel added = add();
        assertThat(added.id()).isEqualTo("ollama-words");
        assertThat(added.dimension()).isEqualTo(96);
        assertThat(added.languages()).contains("en");
        assertThat(models.installed()).contains(added);
        ollama.close();
        int before = ollama.asked.size();
        try (Embedder opened = models.open("ollama-words")) {
            assertThat(opened.dimension()).isEqualTo(96);
            assertThat(opened.fingerprint()).isEqualTo(added.fingerprint());
            assertThat(opened.spread()).isBetween(0.05, 1.5);
            assertThat(opened.tokenize("bees dance").count()).isEqualTo(2);
            assertThat(ollama.asked).hasSize(before);
            assertThatThrownBy(() -> opened.embedQuery("bees"))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessageContaining("does not answer at " + ollama.address())
                    .hasMessageContaining("ollama serve");
        }
    }

    @Test
    void vectorsHaveNormOneAndPrefixesAreSaid() {
        add();
        try (Embedder opened = models.open("ollama-words")) {
            assertThat(norm(opened.embedQuery("bees"))).isCloseTo(1, within(1e-5));
            assertThat(ollama.asked.getLast().path("input").get(0).asText()).isEqualTo("q: bees");
            Tokens tokens = opened.tokenize("the bees of winter dance");
            float[] some = opened.embed(tokens, 1, 3);
            assertThat(ollama.asked.getLast().path("input").get(0).asText())
                    .isEqualTo("p: bees of");
            assertThat(ollama.asked.getLast().path("truncate").asBoolean()).isTrue();
            assertThat(opened.embedAll(tokens, List.of(new Embedder.Range(1, 3))).getFirst())
                    .isEqualTo(some);
        }
    }

    @Test
    void batchesAreBoundedInNumberAndLength() {
        add();
        ollama.asked.clear();
        try (Embedder opened = models.open("ollama-words")) {
            String long1 = "bee ".repeat(300_000);
            assertThat(opened.embedAll(Collections.nCopies(40, "bees"))).hasSize(40);
            assertThat(ollama.asked)
                    .extracting(request -> request.path("input").size())
                    .containsExactly(16, 16, 8);
            opened.embed(long1);
            assertThat(ollama.asked.getLast().path("input").get(0).asText().length())
                    .isLessThan(1200);
            assertThat(opened.embed("")).hasSize(96);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"embeddings\":[]} | 0 vectors for 1 texts",
                "200 | {\"embeddings\":[[1,\"x\"]]} | no number",
                "200 | {\"embeddings\":[[1e60,0]]} | no number",
                "200 | {\"embeddings\":[[0,0]]} | an empty vector",
                "200 | {\"embeddings\":[[1,0]]} | vectors of 2 numbers instead of 96",
                "200 | {\"embeddings\":7} | 0 vectors",
                "200 | <html>hello</html> | is no answer of Ollama",
                "200 | {\"error\":\"out of memory\"} | out of memory",
                "404 | {\"error\":\"model not found\"} | ollama pull words",
                "500 | {\"error\":\"llama runner died\"} | llama runner died",
                "501 | {\"error\":\"This server does not support embeddings. Start it with `--embeddings`\"} | Choose an embedding model",
                "302 | nothing | status 302"
            })
    void whatIsNoAnswerIsSaidInWords(int status, String answer, String words) {
        add();
        ollama.status = status;
        ollama.answer = answer;
        try (Embedder opened = models.open("ollama-words")) {
            assertThatThrownBy(() -> opened.embedQuery("bees"))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void anotherModelUnderTheSameNameIsRefused() {
        add();
        ollama.digest = "f".repeat(64);
        try (Embedder opened = models.open("ollama-words")) {
            assertThatThrownBy(() -> opened.embedQuery("bees"))
                    .hasMessageContaining("is another one than the library was made with");
        }
        assertThat(add().fingerprint())
                .isNotEqualTo(models.find("ollama-words").orElseThrow().fingerprint());
    }

    @Test
    void aModelThatIsReplacedWhileItIsInUseGivesNoMoreVectors() {
        try (Embedder opened = open(add(), Duration.ofSeconds(30))) {
            assertThat(opened.embed("bees")).hasSize(96);
            int requests = ollama.asked.size();
            ollama.digest = "f".repeat(64);
            assertThatThrownBy(() -> opened.embed("bees"))
                    .hasMessageContaining("is another one than the library was made with");
            assertThat(ollama.asked).hasSize(requests);
        }
    }

    @Test
    void ofWhatAServerComplainsOfALineIsSaid() {
        add();
        ollama.status = 500;
        ollama.answer = "{\"error\":\"\\u001b[2Jout\\nof memory " + "x".repeat(1 << 20) + "\"}";
        try (Embedder opened = models.open("ollama-words")) {
            assertThatThrownBy(() -> opened.embedQuery("bees"))
                    .hasMessageContaining("[2Jout of memory xxx")
                    .message()
                    .hasSizeLessThan(500)
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void vectorsThatNoLibraryKeepsAreRefusedBeforeAnythingIsMadeWithThem() {
        ollama.dimension = 5000;
        assertThatThrownBy(this::add).hasMessageContaining("5000 numbers");
        assertThat(models.installed()).containsExactly(EmbeddingModel.BUILT_IN);
    }

    @Test
    void aModelThatIsNotThereIsRefusedAndNothingStays() {
        assertThatThrownBy(() ->
                        models.addOllama(
                                OllamaPlace.of(ollama.address(), false), "nothing", "", ""))
                .hasMessageContaining("ollama pull nothing");
        ollama.answer = "{\"embeddings\":[[]]}";
        assertThatThrownBy(this::add).hasMessageContaining("an empty vector");
        ollama.close();
        assertThatThrownBy(this::add).hasMessageContaining("does not answer");
        assertThat(models.installed()).containsExactly(EmbeddingModel.BUILT_IN);
    }

    @Test
    void aServerThatStallsKeepsOneQueryWaitingAndNoneAfterIt() {
        EmbeddingModel added = add();
        ollama.stalls = true;
        try (Embedder opened = open(added, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> opened.embedQuery("bees"))
                    .hasMessageContaining("has not answered for");
            int requests = ollama.asked.size();
            assertThatThrownBy(() -> opened.embedQuery("bees"))
                    .hasMessageContaining("has not answered for");
            assertThat(ollama.asked).hasSize(requests);
        }
    }

    @Test
    void passagesAreAskedForAgainWhereAServerWasSilent() {
        EmbeddingModel added = add();
        ollama.asked.clear();
        try (Embedder opened = open(added, Duration.ofSeconds(30))) {
            ollama.stalling.set(2);
            assertThat(opened.embedAll(Collections.nCopies(20, "bees"))).hasSize(20);
            assertThat(ollama.asked)
                    .extracting(request -> request.path("input").size())
                    .startsWith(16, 16, 16)
                    .endsWith(4);
            ollama.asked.clear();
            ollama.stalls = true;
            assertThatThrownBy(() -> opened.embed("bees"))
                    .hasMessageContaining("has not answered for");
            assertThat(ollama.asked).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"error\":\"llama runner died\"}",
                "404 | {\"error\":\"model 'words' not found\"}",
                "503 | {\"error\":\"server busy\"}",
                "502 | <html>Bad gateway</html>",
                "200 | {\"error\":\"out of memory\"}"
            })
    void passagesAreAskedForAgainWhereAServerThatHasAnsweredRefuses(int status, String said) {
        try (Embedder opened = open(add(), Duration.ofSeconds(30))) {
            ollama.asked.clear();
            ollama.refusedWith = status;
            ollama.refusal = said;
            ollama.refusing.set(1);
            assertThatThrownBy(() -> opened.embed("bees")).isInstanceOf(EmbeddingException.class);
            assertThat(ollama.asked).as("one that never answered").hasSize(1);

            assertThat(opened.embed("bees")).hasSize(96);
            ollama.asked.clear();
            ollama.refusing.set(2);
            assertThat(opened.embedAll(Collections.nCopies(20, "bees"))).hasSize(20);
            assertThat(ollama.asked)
                    .extracting(request -> request.path("input").size())
                    .containsExactly(16, 16, 16, 4);

            ollama.refusing.set(Integer.MAX_VALUE);
            ollama.asked.clear();
            assertThatThrownBy(() -> opened.embed("bees")).isInstanceOf(EmbeddingException.class);
            assertThat(ollama.asked).as("one that stays away").hasSize(3);
            assertThatThrownBy(() -> opened.embed("bees")).isInstanceOf(EmbeddingException.class);
            assertThat(ollama.asked).as("and is not waited for again").hasSize(4);
        }
    }

    @Test
    void whatAskingAgainDoesNotMendIsSaidAtOnce() {
        try (Embedder opened = open(add(), Duration.ofSeconds(30))) {
            assertThat(opened.embed("bees")).hasSize(96);
            ollama.asked.clear();
            ollama.status = 400;
            ollama.answer = "{\"error\":\"invalid input\"}";
            assertThatThrownBy(() -> opened.embed("bees")).hasMessageContaining("invalid input");
            ollama.status = 200;
            ollama.answer = "{\"embeddings\":[[1,0]]}";
            assertThatThrownBy(() -> opened.embed("bees")).hasMessageContaining("instead of 96");
            assertThat(ollama.asked).hasSize(2);
        }
    }

    @Test
    void anInterruptEndsTheWaitBeforeItIsAskedAgain() {
        OllamaModel model =
                new OllamaModel(
                        OllamaPlace.of(ollama.address(), false), "words:latest", ollama.digest, 1);
        OllamaEmbedder.Times patient =
                new OllamaEmbedder.Times(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        List.of(Duration.ofDays(1)));
        try (Embedder opened = OllamaEmbedder.open(home, add(), model, patient)) {
            assertThat(opened.embed("bees")).hasSize(96);
            ollama.refusing.set(1);
            Thread asking = Thread.currentThread();
            ollama.refused = asking::interrupt;
            assertThatThrownBy(() -> opened.embed("bees")).isInstanceOf(EmbeddingException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        add();
        ollama.stalls = true;
        try (Embedder opened = models.open("ollama-words")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> opened.embed("bees")).isInstanceOf(EmbeddingException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.7:11434", "https://example.invalid", "10.0.0.1"})
    void anotherMachineIsAskedOnlyOnceTheUserAgreed(String address) {
        assertThatThrownBy(() -> OllamaPlace.of(address, false))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("is another machine")
                .hasMessageContaining("leave this machine");
        assertThat(OllamaPlace.of(address, true).elsewhere()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://localhost", "http://", "http://user@localhost", "a b"})
    void whatIsNoAddressIsSaid(String address) {
        assertThatThrownBy(() -> OllamaPlace.of(address, true))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("is no address of a server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:11434", "http://127.0.0.1:11434/", "http://[::1]:9"})
    void thisMachineNeedsNoConsent(String address) {
        assertThat(OllamaPlace.of(address, false).here()).isTrue();
    }

    @Test
    void modelsOfAServerAreListed() {
        assertThat(OllamaEmbedder.models(OllamaPlace.of(ollama.address(), false)))
                .containsExactly("other:small", "words:latest");
    }
}
