package maestro.app.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import maestro.app.cli.command.Exit;
import maestro.rag.embedding.ollama.FakeOllama;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The model of one's own is the built-in one in a folder.
class EmbeddingCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path home;
    @TempDir Path input;

    private Answer maestro(String... arguments) {
        return Answer.of(home, arguments);
    }

    private JsonNode line(String id) throws IOException {
        for (String line : maestro("embedding", "--json").out().lines().toList()) {
            JsonNode read = JSON.readTree(line);
            if (read.path("id").asText().equals(id)) {
                return read;
            }
        }
        throw new AssertionError(id + " is not listed");
    }

    private Path folder() throws IOException {
        Path folder = Files.createDirectories(input.resolve("Own"));
        for (String name : new String[] {"model.onnx", "tokenizer.json"}) {
            String resource =
                    name.equals("model.onnx")
                            ? "all-minilm-l6-v2-q.onnx"
                            : "all-minilm-l6-v2-q-tokenizer.json";
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(resource)) {
                Files.copy(requireNonNull(in), folder.resolve(name));
            }
        }
        return folder;
    }

    @Test
    void listsWhatThereIsAndFromWhere() throws IOException {
        Answer answer = maestro("embedding");
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .containsPattern("minilm +all-MiniLM-L6-v2 +int8 +en +Apache-2.0 +in use")
                .containsPattern("bge-small-en .* MIT +25 MB from repo1.maven.org")
                .containsPattern("multilingual-e5-small .* many +MIT +135 MB from huggingface.co");
        assertThat(line("bge-small-en").path("installed").asBoolean()).isFalse();
        assertThat(home.resolve("models")).doesNotExist();
    }

    @Test
    void aModelOfOnesOwnIsAddedUsedAndWhereItIsGoneWordsStillFind() throws IOException {
        Path folder = folder();
        assertThat(maestro("embedding", "add", folder.toString()))
                .satisfies(a -> {
                    assertThat(a.code()).isEqualTo(Exit.USAGE);
                    assertThat(a.err()).contains("--pooling mean or --pooling cls");
                });
        assertThat(
                        maestro(
                                        "embedding",
                                        "add",
                                        folder.toString(),
                                        "--pooling",
                                        "cls",
                                        "--query-prefix",
                                        "query: ")
                                .out())
                .contains("Added: own, vectors of 384 numbers");

        Path text =
                Files.writeString(
                        input.resolve("bees.txt"), "Bees make honey. A hive holds many bees.");
        assertThat(maestro("ingest", text.toString()).code()).isZero();
        assertThat(maestro("search", "--good", "1", "who makes honey").code()).isZero();
        Answer compared = maestro("evaluate", "--library", "--model", "own,minilm");
        assertThat(compared.out())
                .contains("library, keyword, minilm: 1 documents, 1 queries")
                .contains("library, semantic, own: 1 documents, 1 queries")
                .contains("library, hybrid, own: 1 documents, 1 queries")
                .doesNotContain("library, keyword, own");
        assertThat(compared.err()).contains("Embedding 1 passages of the library aside with own");
        assertThat(line("minilm").path("serving").asBoolean()).isTrue();
        assertThat(maestro("evaluate", "--model", "own,minilm", input.toString()).code())
                .isEqualTo(Exit.USAGE);
        assertThat(maestro("embedding", "use", "nothing").err())
                .contains("nothing is not on this machine");
        Answer used = maestro("embedding", "use", "own");
        assertThat(used.code()).as(used.err()).isZero();
        assertThat(used.out()).contains("The library is searched with own.");
        assertThat(line("own").path("serving").asBoolean()).isTrue();
        assertThat(line("minilm").path("serving").asBoolean()).isFalse();
        assertThat(maestro("search", "--mode", "semantic", "honey").out()).contains("bees");
        assertThat(maestro("embedding", "remove", "own").code()).isEqualTo(Exit.USAGE);

        Files.delete(home.resolve("models/own/model.properties"));
        assertThat(maestro("search", "honey").out()).contains("bees");
        Answer meaning = maestro("search", "--mode", "semantic", "honey");
        assertThat(meaning.code()).isEqualTo(Exit.FAILED);
        assertThat(meaning.err()).contains("own is not on this machine");
        assertThat(maestro("embedding", "use", "minilm").code()).isZero();
        assertThat(maestro("search", "--mode", "semantic", "honey").code()).isZero();
    }

    @Test
    void whatIsNoModelIsRefusedInWords() {
        assertThat(maestro("embedding", "add", input.toString()).err())
                .contains("There is no model in " + input);
        assertThat(maestro("embedding", "get", "nothing").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("embedding", "burn").code()).isEqualTo(Exit.USAGE);
        assertThat(maestro("embedding", "remove", "minilm").err()).contains("stays");
    }

    @Test
    void aModelOfAnOllamaIsAddedUsedAndMissedWhereTheServerIsOff() throws IOException {
        Path text = input.resolve("roofs.txt");
        Files.writeString(text, "White roofs reflect the sun, and so they stay cool in summer.");
        assertThat(maestro("ingest", text.toString()).code()).isZero();
        try (FakeOllama ollama = new FakeOllama()) {
            Answer added = maestro("embedding", "ollama", "words", "--server", ollama.address());
            assertThat(added.out()).contains("Added: ollama-words, vectors of 96 numbers");
            assertThat(line("ollama-words").path("precision").asText()).isEqualTo("ollama");
            assertThat(maestro("embedding", "use", "ollama-words").code()).isZero();
            Answer found = maestro("search", "cool roofs");
            assertThat(found.out()).contains("White roofs");
            assertThat(found.err()).isEmpty();
            assertThat(maestro("embedding", "ollama", "none", "--server", ollama.address()).err())
                    .contains("ollama pull none");
        }
        Answer words = maestro("search", "cool roofs");
        assertThat(words.code()).isZero();
        assertThat(words.out()).contains("White roofs");
        assertThat(words.err()).contains("This search was by words alone").contains("ollama serve");
        assertThat(maestro("doctor").out()).contains("Ollama does not answer at");
    }

    @Test
    void anOllamaElsewhereIsAskedOnlyOnceSomebodyAgreed() {
        Answer refused = maestro("embedding", "ollama", "m", "--server", "http://192.0.2.7:1");
        assertThat(refused.code()).isEqualTo(Exit.FAILED);
        assertThat(refused.err()).contains("is another machine", "leave this machine");
        assertThat(maestro("embedding", "ollama", "m", "--server", "not an address").err())
                .contains("is no address of a server");
    }
}
