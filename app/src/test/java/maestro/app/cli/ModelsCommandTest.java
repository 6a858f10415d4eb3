package maestro.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import maestro.app.cli.command.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command on a server that answers as an Ollama does.
@SuppressWarnings("NullAway.Init")
class ModelsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path home;
    private HttpServer server;
    private String url = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/api/version", "{\"version\": \"0.33.0\"}");
        answer(
                "/api/tags",
                """
                {"models": [{"name": "qwen3:8b", "model": "qwen3:8b", "size": 5200000000,
                  "details": {"family": "qwen3", "parameter_size": "8.2B", "quantization_level": "Q4_K_M"}}]}
                """);
        answer(
                "/api/pull",
                """
                {"status": "pulling manifest"}
                {"status": "pulling aabb", "digest": "sha256:aabb", "total": 100, "completed": 50}
                {"status": "success"}
                """);
        answer(
                "/api/show",
                """
                {"details": {"family": "qwen3"}, "capabilities": ["completion"],
                  "model_info": {"general.architecture": "qwen3", "qwen3.context_length": 40960}}
                """);
        answer(
                "/api/chat",
                """
                {"model": "qwen3:8b", "message": {"role": "assistant", "content": "NOT FOUND"}, "done": true, "done_reason": "stop", "prompt_eval_count": 100, "eval_count": 2}
                """);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
    }

    private Answer maestro(String... arguments) {
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        return Answer.of(home, all.toArray(String[]::new));
    }

    @Test
    void itListsWhatTheServerHas() throws IOException {
        Answer answer = maestro("--base-url", url, "--json");
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        JsonNode model = JSON.readTree(answer.out());
        assertThat(model.path("name").asText()).isEqualTo("qwen3:8b");
        assertThat(model.path("bytes").asLong()).isEqualTo(5_200_000_000L);
        assertThat(model.path("quantization").asText()).isEqualTo("Q4_K_M");
        assertThat(maestro("--base-url", url).out()).contains("qwen3:8b").contains("5.2 GB");
    }

    @Test
    void itPullsOne() {
        Answer answer = maestro("pull", "qwen3:4b", "--base-url", url);
        assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.DONE);
        assertThat(answer.out()).contains("Pulled: qwen3:4b");
        assertThat(answer.err()).contains("pulling aabb");
    }

    @Test
    void itSaysWhatAModelIsGoodFor() throws IOException {
        Answer answer = maestro("check", "qwen3:8b", "--base-url", url, "--json");
        List<String> lines = answer.out().lines().toList();
        assertThat(lines).as(answer.err()).hasSize(6);
        assertThat(JSON.readTree(lines.getFirst()).path("task").asText()).isEqualTo("schema");
        JsonNode last = JSON.readTree(lines.getLast());
        assertThat(last.path("roles")).isEmpty();
        assertThat(last.path("message").asText()).startsWith("qwen3:8b");
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
    }

    @Test
    void aNameThatTheServerDoesNotListIsSaid() {
        answer("/v1/models", "{\"data\": [{\"id\": \"tiny\"}]}");
        String[] openai = {"--engine", "openai", "--base-url", url + "/v1"};
        assertThat(maestro("check", "nope", openai[0], openai[1], openai[2], openai[3]).err())
                .contains("lists no model nope")
                .contains("It has: tiny");
        assertThat(maestro("check", "tiny", openai[0], openai[1], openai[2], openai[3]).err())
                .doesNotContain("lists no model");
    }

    @Test
    void aSmallModelHasMegabytes() {
        server.removeContext("/api/tags");
        answer("/api/tags", "{\"models\": [{\"name\": \"minilm\", \"size\": 45900000}]}");
        assertThat(maestro("--base-url", url).out()).contains("minilm").contains("46 MB");
    }

    @Test
    void whereNobodyIsThereItSaysSo() {
        server.stop(0);
        Answer answer = maestro("--base-url", url);
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).startsWith("maestro: ").contains("127.0.0.1");
    }

    @Test
    void whatMakesNoSenseIsSaidInWords() {
        assertThat(maestro("cook", "qwen3:4b").err()).contains("pull");
        assertThat(maestro("pull").err()).contains("name the model");
        assertThat(maestro("--engine", "gpt").err()).contains("ollama, openai");
        assertThat(maestro("--engine", "openai").err()).contains("--base-url");
        assertThat(maestro("--base-url", "gpu").code()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        Answer answer = maestro("--base-url", url, "--api-key-env", "NO_SUCH_KEY_FOR_MAESTRO");
        assertThat(answer.code()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("NO_SUCH_KEY_FOR_MAESTRO");
    }
}
