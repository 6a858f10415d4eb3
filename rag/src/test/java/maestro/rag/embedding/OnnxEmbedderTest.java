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
