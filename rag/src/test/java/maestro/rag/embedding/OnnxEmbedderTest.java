package maestro.rag.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OnnxEmbedderTest extends EmbedderContract {
    // The engine's native code is unpacked once and found again by later runs.
    private static final Path MODELS = Path.of("target", "models").toAbsolutePath();
    private OnnxEmbedder embedder;

    @BeforeAll
    void load() {
        embedder = OnnxEmbedder.builtIn(MODELS);
    }

    @AfterAll
    void close() {
        embedder.close();
    }

    @Override
    protected Embedder embedder() {
        return embedder;
    }

    private double similarity(String a, String b) {
        return cosine(embedder.embed(a), embedder.embed(b));
    }

    @Test
    void saysWhatItIs() {
        assertThat(embedder.fingerprint())
                .isEqualTo(new Fingerprint("all-MiniLM-L6-v2", "mean", 256, "int8"));
        assertThat(embedder.dimension()).isEqualTo(384);
        assertThat(embedder.maxTokens()).isEqualTo(254);
    }

    @Test
    void likeMeaningsAreNearerThanUnlikeOnes() {
        double cats = similarity("The cat sat on the mat.", "A kitten was resting on a rug.");
        double revenue =
                similarity("The cat sat on the mat.", "Quarterly revenue grew by twelve percent.");
        assertThat(cats).isGreaterThan(0.4).isGreaterThan(revenue + 0.3);
        assertThat(
                        similarity(
                                "How do I reset my password?",
                                "Steps to recover a forgotten account credential"))
                .isGreaterThan(similarity("How do I reset my password?", "The treaty of 1648"));
    }

    @Test
    void tokensAreThoseOfTheVocabularyWithoutMarks() {
        Tokens tokens = embedder.tokenize("Hello, worlds");
        assertThat(tokens.ids()).containsExactly(7592, 1010, 8484);
        assertThat(tokens.starts()).containsExactly(0, 5, 7);
        assertThat(tokens.ends()).containsExactly(5, 6, 13);
    }

    @Test
    void unknownSymbolsKeepTheirPlace() {
        Tokens tokens = embedder.tokenize("🙂 ok \uD83D\0 end");
        assertThat(tokens.starts()[0]).isZero();
        assertThat(tokens.ends()[0]).isEqualTo(2);
        assertThat(tokens.starts()[tokens.count() - 1]).isEqualTo(9);
        assertThat(tokens.ends()[tokens.count() - 1]).isEqualTo(12);
    }

    @Test
    void orderMatters() {
        assertThat(similarity("man bites dog", "dog bites man")).isLessThan(1 - 1e-4);
        assertThat(similarity("dog bites man", "dog bites man")).isCloseTo(1, within(1e-6));
    }

    @Test
    void theEngineIsKeptOffTheNetwork() {
        assertThat(ai.djl.util.Utils.isOfflineMode()).isTrue();
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
        assertThat(System.getProperty("ENGINE_CACHE_DIR")).isNotBlank();
    }

    @Test
    void aTornModelFileIsReplaced(@TempDir Path folder) throws IOException {
        BuiltInModel first = BuiltInModel.unpack(folder);
        byte[] whole = Files.readAllBytes(first.tokenizer());
        Files.write(first.tokenizer(), new byte[] {1, 2, 3});
        BuiltInModel.unpack(folder);
        assertThat(Files.readAllBytes(first.tokenizer())).isEqualTo(whole);
        try (var files = Files.list(first.folder())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("model.onnx", "tokenizer.json");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInWords(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("models"), "not a folder");
        assertThatThrownBy(() -> OnnxEmbedder.builtIn(file))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("could not be unpacked");
    }

    private static EmbeddingModel like(
            Pooling pooling, int sequence, String queryPrefix, String passagePrefix) {
        return new EmbeddingModel(
                "other",
                "other",
                "int8",
                384,
                pooling,
                sequence,
                queryPrefix,
                passagePrefix,
                List.of());
    }

    private static OnnxEmbedder opened(EmbeddingModel model) {
        return OnnxEmbedder.open(MODELS, BuiltInModel.unpack(MODELS).folder(), model);
    }

    @Test
    void aModelWithoutPrefixesAsksAsItAnswers() {
        assertThat(embedder.embedQuery("bees")).isEqualTo(embedder.embed("bees"));
    }

    @Test
    void prefixesTellQueriesFromPassages() {
        try (OnnxEmbedder prefixed = opened(like(Pooling.MEAN, 256, "query: ", "passage: "))) {
            assertThat(prefixed.embedQuery("bees")).isEqualTo(embedder.embed("query: bees"));
            assertThat(prefixed.embed("bees")).isEqualTo(embedder.embed("passage: bees"));
            Tokens tokens = prefixed.tokenize("ants and bees");
            assertThat(prefixed.embed(tokens, 2, 3)).isEqualTo(embedder.embed("passage: bees"));
            assertThat(prefixed.maxTokens()).isEqualTo(256 - 2 - 2);
        }
    }

    @Test
    void aModelThatIsAskedBothWaysGivesWhatLiesBetween() {
        EmbeddingModel bge =
                new EmbeddingModel(
                        "any",
                        "bge-small-en-v1.5",
                        "int8",
                        384,
                        Pooling.MEAN,
                        256,
                        "find: ",
                        "",
                        List.of());
        try (OnnxEmbedder both = opened(bge)) {
            float[] vector = both.embedQuery("bees");
            float[] marked = embedder.embed("find: bees");
            float[] plain = embedder.embed("bees");
            assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
            assertThat(cosine(vector, marked)).isCloseTo(cosine(vector, plain), within(1e-5));
            assertThat(cosine(vector, plain)).isGreaterThan(cosine(marked, plain));
            assertThat(both.embed("bees")).isEqualTo(plain);
        }
    }

    @Test
    void aModelPoolsAsItWasTrained() {
        try (OnnxEmbedder first = opened(like(Pooling.CLS, 128, "", ""))) {
            float[] vector = first.embed("The cat sat on the mat.");
            assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
            assertThat(cosine(vector, embedder.embed("The cat sat on the mat."))).isLessThan(0.99);
            assertThat(first.fingerprint()).isEqualTo(new Fingerprint("other", "cls", 128, "int8"));
            assertThat(first.maxTokens()).isEqualTo(126);
        }
    }

    @Test
    void clsTakesTheFirstTokenAndMeanAll() {
        float[] states = {3, 4, 0, 0};
        assertThat(Pooling.CLS.pool(states, 2)).containsExactly(0.6f, 0.8f);
        assertThat(Pooling.MEAN.pool(states, 2)).containsExactly(0.6f, 0.8f);
        assertThat(Pooling.MEAN.pool(new float[] {1, 0, 0, 1}, 2))
                .containsExactly(0.70710677f, 0.70710677f);
    }

    @Test
    void howFarApartItPutsThingsIsMeasuredAgainstTheBuiltInOne() {
        assertThat(Spread.of(embedder)).isCloseTo(1, within(0.01));
        assertThat(embedder.spread()).isEqualTo(1);
        try (OnnxEmbedder same = opened(like(Pooling.MEAN, 256, "", ""));
                OnnxEmbedder first = opened(like(Pooling.CLS, 256, "", ""))) {
            assertThat(same.spread()).isCloseTo(1, within(0.01));
            assertThat(first.spread()).isBetween(0.05, 0.99);
        }
    }

    @Test
    void whatWordsAreWorthBesideAModelThatWasMeasuredIsKnown() {
        EmbeddingModel measured =
                new EmbeddingModel(
                        "any",
                        "bge-small-en-v1.5",
                        "fp32",
                        384,
                        Pooling.CLS,
                        128,
                        "",
                        "",
                        List.of());
        try (OnnxEmbedder opened = opened(measured)) {
            assertThat(opened.spread()).isEqualTo(0.35);
        }
    }

    @Test
    void aModelOfAnotherDimensionThanDescribedIsRefused() {
        EmbeddingModel wrong =
                new EmbeddingModel(
                        "wrong", "wrong", "int8", 768, Pooling.MEAN, 256, "", "", List.of());
        assertThatThrownBy(() -> opened(wrong))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("384 numbers instead of 768");
    }

    @Test
    void aFolderWithoutAModelIsSaidInWords(@TempDir Path folder) {
        assertThatThrownBy(() -> OnnxEmbedder.open(MODELS, folder, like(Pooling.MEAN, 256, "", "")))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("The embedding model other in " + folder)
                .hasMessageContaining("could not be loaded");
    }

    @Test
    void afterClosingItRefusesAndClosingTwiceIsFine() {
        OnnxEmbedder other = OnnxEmbedder.builtIn(MODELS);
        assertThat(other.embed("still open")).hasSize(384);
        other.close();
        other.close();
        assertThatThrownBy(() -> other.embed("late")).isInstanceOf(IllegalStateException.class);
        assertThat(embedder.embedAll(List.of("one", "two"))).hasSize(2);
    }
}
