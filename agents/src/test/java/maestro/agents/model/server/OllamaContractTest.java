package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ModelServers;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.PullProgress;
import maestro.agents.model.Reach;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.http.Limits;
import maestro.agents.model.http.RecordingProxy;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaContractTest extends ChatModelContract {
    private static final String CHAT = "/api/chat";

    OllamaContractTest() {
        super(ServerKind.OLLAMA, CHAT);
    }

    @Override
    void describe(ScriptedServer server, int context) {
        server.on("/api/show", shows("qwen3", context));
    }

    private static ScriptedServer.Script shows(String family, int context) {
        return wire ->
                wire.answer(
                        200,
                        "application/json",
                        """
                        {"details":{"family":"%1$s","parameter_size":"8.2B","quantization_level":"Q4_K_M"},
                         "model_info":{"general.architecture":"%1$s","%1$s.context_length":%2$d},
                         "capabilities":["completion","thinking"]}\
                        """
                                .formatted(family, context));
    }

    @Override
    String describing() {
        return "/api/show";
    }

    @Override
    String piece(String thought, String text) {
        String thinking = thought.isEmpty() ? "" : ",\"thinking\":\"" + thought + "\"";
        return """
        {"model":"tiny","message":{"role":"assistant","content":"%s"%s},"done":false}
        """
                .formatted(text.replace("\n", "\\n"), thinking);
    }

    @Override
    String last(String reason, int prompt, int completion) {
        String counts =
                prompt == 0
                        ? ""
                        : ",\"prompt_eval_count\":%d,\"eval_count\":%d"
                                .formatted(prompt, completion);
        return "{\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"%s\"%s}\n"
                .formatted(reason, counts);
    }

    @Override
    String error(String words) {
        return "{\"error\":\"" + words + "\"}\n";
    }

    @Override
    String contentType() {
        return "application/x-ndjson";
    }

    @Override
    String refusal(String words) {
        return "{\"error\":\"" + words.replace("\"", "\\\"") + "\"}";
    }

    @Test
    void oneElsewhereIsAskedByTheProxy() throws Exception {
        UnaryOperator<String> answers =
                head -> {
                    if (head.contains("/api/version")) {
                        return RecordingProxy.ok("{\"version\":\"0.33.0\"}");
                    }
                    return RecordingProxy.ok(
                            head.startsWith("GET")
                                    ? "{\"models\":[{\"name\":\"tiny\",\"size\":7}]}"
                                    : "{\"details\":{},\"capabilities\":[\"completion\"]}");
                };
        String url = "http://ollama.invalid.example.org:11434";
        try (RecordingProxy proxy = new RecordingProxy(answers)) {
            ProxyServer by = ProxyServer.of("127.0.0.1:" + proxy.port(), "");
            ModelServers servers =
                    new HttpModelServers(
                            _ -> Optional.empty(), _ -> Optional.empty(), () -> Optional.of(by));
            ServerAddress address = new ServerAddress(ServerKind.OLLAMA, URI.create(url), "");
            Reach reach = Reach.only(Set.of("ollama.invalid.example.org"));
            try (ModelServer server = servers.open(address, reach)) {
                assertThat(server.version()).isEqualTo("0.33.0");
                assertThat(server.models())
                        .extracting(ModelInfo::name, ModelInfo::bytes, ModelInfo::abilities)
                        .containsExactly(tuple("tiny", 7L, Set.of("completion")));
            }
            assertThat(proxy.asked())
                    .extracting(head -> head.lines().findFirst().orElse(""))
                    .containsExactly(
                            "GET " + url + "/api/version HTTP/1.1",
                            "GET " + url + "/api/tags HTTP/1.1",
                            "POST " + url + "/api/show HTTP/1.1");
            proxy.asked().clear();
            try (ModelServer server = servers.open(address, Reach.LOOPBACK)) {
                assertThatThrownBy(server::version).isInstanceOf(ModelException.class);
            }
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @Test
    void theContextGrowsByDoublingAndNeverShrinks() throws InterruptedException {
        describe(server, 20_000);
        server.on(CHAT, well);
        HttpModelServers servers = servers(LONG, 1);
        for (int words : List.of(10, 5_000, 10, 12_000)) {
            servers.open(address("")).chat(MODEL).chat(ChatRequest.of("word ".repeat(words)), told);
        }
        assertThat(server.asked(CHAT))
                .extracting(asked -> asked.body().replaceAll(".*\"num_ctx\":(\\d+).*", "$1"))
                .containsExactly("4096", "16384", "16384", "20000");
        assertThat(server.asked(CHAT).getFirst().body())
                .contains("\"truncate\":false,\"shift\":false", "\"num_predict\":2048");
    }

    @Test
    void withoutAWishItThinksInProseAndNotInForms() throws InterruptedException {
        ask(ChatRequest.of("Why?"), well);
        assertThat(server.asked(CHAT).getLast().body()).doesNotContain("\"think\"");
        ask(
                new ChatRequest(
                        List.of(ChatMessage.user("Plan it")), SCHEMA, 0.5, 100, Thinking.DEFAULT),
                well);
        assertThat(server.asked(CHAT).getLast().body()).contains("\"think\":false");
    }

    @ParameterizedTest
    @CsvSource({
        "qwen3, OFF, false",
        "qwen3, MEDIUM, true",
        "gptoss, OFF, \"low\"",
        "gptoss, MEDIUM, \"medium\"",
    })
    void thinkingIsALevelOrASwitch(String family, Thinking thinking, String sent)
            throws InterruptedException {
        server.on("/api/show", shows(family, 8_192));
        ask(new ChatRequest(List.of(ChatMessage.user("Why?")), null, 0, 50, thinking), well);
        assertThat(server.asked(CHAT).getFirst().body()).contains("\"think\":" + sent);
    }

    @Test
    void tooLittleMemoryIsNotTriedAgain() {
        failing(LONG, refuses(500, "model requires more system memory (9.1 GiB) than is available"))
                .returns(Kind.BAD_REQUEST, ModelException::kind)
                .extracting(ModelException::getMessage)
                .asString()
                .contains("smaller model");
        assertThat(pauses).isEmpty();
    }

    @Test
    void listsModelsAndTellsItsVersion() throws InterruptedException {
        server.on(
                        "/api/version",
                        wire -> wire.answer(200, "application/json", "{\"version\":\"0.33.1\"}"))
                .on(
                        "/api/tags",
                        wire ->
                                wire.answer(
                                        200,
                                        "application/json",
                                        """
                                        {"models":[
                                         {"name":"tiny:latest","modified_at":"2026-11-21T01:26:53.970353512Z","size":28357094,
                                          "details":{"family":"llama","parameter_size":"13.29M","quantization_level":"F16","new":1}},
                                         {"name":"a:1b","modified_at":"2026-11-21T10:26:53+09:00","size":5,"details":{}}]}\
                                        """));
        try (ModelServer open = open()) {
            assertThat(open.version()).isEqualTo("0.33.1");
            List<ModelInfo> models = open.models();
            assertThat(models)
                    .containsExactly(
                            new ModelInfo(
                                    "a:1b",
                                    5,
                                    "qwen3",
                                    "8.2B",
                                    "Q4_K_M",
                                    8_192,
                                    Set.of("completion", "thinking"),
                                    Instant.parse("2026-11-21T01:26:53Z")),
                            new ModelInfo(
                                    "tiny:latest",
                                    28_357_094,
                                    "llama",
                                    "13.29M",
                                    "F16",
                                    8_192,
                                    Set.of("completion", "thinking"),
                                    Instant.parse("2026-11-21T01:26:53.970353512Z")));
            assertThat(open.models()).isEqualTo(models);
            assertThat(server.asked("/api/show")).hasSize(2);
            assertThat(open.details("tiny"))
                    .isEqualTo(
                            new ModelInfo(
                                    "tiny",
                                    0,
                                    "qwen3",
                                    "8.2B",
                                    "Q4_K_M",
                                    8_192,
                                    Set.of("completion", "thinking"),
                                    null));
        }
    }

    @Test
    void aModelThatCannotBeShownIsListedAllTheSame() throws InterruptedException {
        server.on("/api/show", refuses(404, "model 'tiny' not found"))
                .on(
                        "/api/tags",
                        wire ->
                                wire.answer(
                                        200,
                                        "application/json",
                                        "{\"models\":[{\"name\":\"tiny\",\"size\":5}]}"));
        try (ModelServer open = open()) {
            assertThat(open.models()).extracting(ModelInfo::name).containsExactly("tiny");
        }
    }

    @Test
    void refusalsOfListsAreFailures() throws InterruptedException {
        server.on("/api/tags", refuses(401, "unauthorized"))
                .on("/api/version", ScriptedServer.Wire::hang);
        try (ModelServer open = open()) {
            assertThatThrownBy(open::models)
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.REFUSED, ModelException::kind);
        }
        try (ModelServer open =
                servers(
                                new Limits(
                                        Duration.ofMillis(300),
                                        Duration.ofMillis(300),
                                        Duration.ofSeconds(1)),
                                1)
                        .open(address(""))) {
            assertThatThrownBy(open::version)
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.STALLED, ModelException::kind);
        }
    }

    @Test
    void aRedirectAPageAndAListWithoutEndAreNoListsAndSaidSo() throws InterruptedException {
        listing(wire -> wire.answer(307, "text/plain", "", "Location: " + server.url() + "/x"))
                .extracting(ModelException::getMessage)
                .asString()
                .contains("/x");
        listing(wire -> wire.answer(200, "text/html", "<html><b>Sign in to Wi-Fi</b></html>"))
                .returns(Kind.UNREADABLE, ModelException::kind)
                .extracting(ModelException::getMessage)
                .asString()
                .endsWith("Sign in to Wi-Fi");
        String part = "x".repeat(1 << 20);
        listing(
                        wire -> {
                            wire.head(200, "application/json").send("{\"models\":[\"");
                            for (int i = 0; i < 6; i++) {
                                wire.send(part);
                            }
                            wire.hang();
                        })
                .returns(Kind.UNREADABLE, ModelException::kind);
    }

    private ObjectAssert<ModelException> listing(ScriptedServer.Script script)
            throws InterruptedException {
        server.on("/api/tags", script);
        try (ModelServer open = open()) {
            return assertThatThrownBy(open::models).asInstanceOf(type(ModelException.class));
        }
    }

    @Test
    void tellsHowFarADownloadIs() throws InterruptedException {
        server.on(
                "/api/pull",
                says(
                        "{\"status\":\"pulling manifest\"}\n",
                        "{\"status\":\"pulling 6a0746a1ec1a\",\"digest\":\"sha256:6a\",\"total\":4661211808,\"completed\":1024}\n",
                        "{\"status\":\"success\"}\n"));
        List<PullProgress> progress = new ArrayList<>();
        try (ModelServer open = open()) {
            open.pull("llama3.2", progress::add);
        }
        assertThat(progress)
                .containsExactly(
                        new PullProgress("pulling manifest", 0, 0),
                        new PullProgress("pulling 6a0746a1ec1a", 1_024, 4_661_211_808L),
                        new PullProgress("success", 0, 0));
    }

    @Test
    void aDownloadThatFailsSaysWhy() {
        server.on(
                "/api/pull",
                says(
                        "{\"status\":\"pulling manifest\"}\n",
                        "{\"error\":\"pull model manifest: file does not exist\"}\n"));
        assertThatThrownBy(() -> open().pull("nope", _ -> {}))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.UNKNOWN_MODEL, ModelException::kind);
        server.on("/api/pull", says("{\"error\":\"dial tcp: no such host\"}\n"));
        assertThatThrownBy(() -> open().pull("nope", _ -> {}))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no such host");
        server.on("/api/pull", says("{\"status\":\"pulling manifest\"}\n"));
        assertThatThrownBy(() -> open().pull("nope", _ -> {}))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.CUT_OFF, ModelException::kind);
    }

    @ParameterizedTest
    @CsvSource({
        "nope, in the library of Ollama",
        "someone/nope:1b, in the library of Ollama",
        "registry.ollama.ai/library/nope, in the library of Ollama",
        "hf.co/someone/nope:Q4_K_M, hf.co has no model named hf.co/someone/nope:Q4_K_M",
        "https://registry.example.org:5000/library/nope, registry.example.org:5000 has no model"
    })
    void aNameThatARegistryDoesNotHaveIsToldWithTheRegistry(String model, String told) {
        server.on("/api/pull", says("{\"error\":\"pull model manifest: file does not exist\"}\n"));
        assertThatThrownBy(() -> open().pull(model, _ -> {})).hasMessageContaining(told);
    }

    /// The words of Ollama 0.33.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write /models/blobs/sha256-c23c-partial: no space left on device"
                        + " | disk on which 127.0.0.1 keeps its models is full",
                "pull model manifest: Get \"https://registry.ollama.ai/v2/library/nope/manifests/latest\":"
                        + " dial tcp: lookup registry.ollama.ai on 10.0.0.53:53: no such host"
                        + " | Check its connection to the Internet",
                "max retries exceeded: Get \"https://127.0.0.1:5444/data\": dial tcp 127.0.0.1:5444:"
                        + " connect: connection refused | goes on where it stopped",
            })
    void aDownloadThatFailsSaysWhatToDo(String words, String told) {
        String error = "{\"error\":\"%s\"}\n".formatted(words.replace("\"", "\\\""));
        server.on("/api/pull", says("{\"status\":\"pulling manifest\"}\n", error));
        assertThatThrownBy(() -> open().pull("big", _ -> {})).hasMessageContaining(told);
    }

    @Test
    void aModelThatMakesVectorsIsNoneToTalkTo() {
        server.on(CHAT, refuses(400, "\\\"minilm\\\" does not support chat"));
        assertThatThrownBy(
                        () -> open().chat("minilm").chat(ChatRequest.of("Why?"), ChatListener.NONE))
                .asInstanceOf(type(ModelException.class))
                .returns(false, ModelException::retriable)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("Choose another model");
    }

    @Test
    void aDownloadCanBeCancelled() throws Exception {
        server.on(
                "/api/pull",
                wire ->
                        wire.head(200, contentType())
                                .send("{\"status\":\"pulling manifest\"}\n")
                                .hang());
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<String> pull =
                new FutureTask<>(() -> {
                    open().pull("big", _ -> begun.countDown());
                    return "";
                });
        Thread puller = Thread.ofPlatform().start(pull);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        puller.interrupt();
        assertThatThrownBy(pull::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(server.left().await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void deletesAModel() throws InterruptedException {
        server.on("/api/delete", wire -> wire.answer(200, "text/plain", ""));
        try (ModelServer open = open()) {
            open.delete("tiny");
            assertThat(server.asked("/api/delete").getFirst())
                    .returns("DELETE", ScriptedServer.Asked::method)
                    .returns("{\"model\":\"tiny\"}", ScriptedServer.Asked::body);
            server.on("/api/delete", refuses(404, "model 'tiny' not found"));
            assertThatThrownBy(() -> open.delete("tiny"))
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.UNKNOWN_MODEL, ModelException::kind);
        }
    }
}
