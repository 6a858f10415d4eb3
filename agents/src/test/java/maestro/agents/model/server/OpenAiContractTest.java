package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.util.List;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatReply.End;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiContractTest extends ChatModelContract {
    private static final String CHAT = "/v1/chat/completions";

    OpenAiContractTest() {
        super(ServerKind.OPENAI, CHAT);
    }

    @Override
    void describe(ScriptedServer server, int context) {
        server.on(
                "/v1/models",
                wire ->
                        wire.answer(
                                200,
                                "application/json",
                                """
                                {"object":"list","data":[{"id":"tiny","max_model_len":%d},{"id":"a"}]}\
                                """
                                        .formatted(context)));
    }

    @Override
    String describing() {
        return "/v1/models";
    }

    @Override
    String piece(String thought, String text) {
        String reasoning = thought.isEmpty() ? "" : ",\"reasoning_content\":\"" + thought + "\"";
        return """
        data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"%s"%s},"finish_reason":null}]}

        """
                .formatted(text.replace("\n", "\\n"), reasoning);
    }

    @Override
    String last(String reason, int prompt, int completion) {
        String usage =
                prompt == 0
                        ? ""
                        : """
                        data: {"choices":[],"usage":{"prompt_tokens":%d,"completion_tokens":%d}}

                        """
                                .formatted(prompt, completion);
        return """
        data: {"choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}

        %sdata: [DONE]

        """
                .formatted(reason, usage);
    }

    @Override
    String error(String words) {
        return "data: {\"error\":{\"message\":\"" + words + "\",\"type\":\"server_error\"}}\n\n";
    }

    @Override
    String contentType() {
        return "text/event-stream";
    }

    @Override
    String refusal(String words) {
        return "{\"error\":{\"message\":\""
                + words.replace("\"", "\\\"")
                + "\",\"type\":\"x\",\"code\":null}}";
    }

    @Test
    void commentsAndOtherFieldsOfTheStreamArePassedOver() throws InterruptedException {
        ChatReply reply =
                ask(
                        says(
                                ": OPENROUTER PROCESSING\n\n",
                                "event: message\nid: 1\nretry: 10\n",
                                piece("", "Well").replace("\n", "\r\n"),
                                last("stop", 3, 1)));
        assertThat(reply.text()).isEqualTo("Well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning", "reasoning_content"})
    void thoughtsComeUnderEitherName(String field) throws InterruptedException {
        ChatReply reply =
                ask(
                        says(
                                piece("Hm", "So").replace("reasoning_content", field),
                                last("stop", 3, 1)));
        assertThat(reply.reasoning()).isEqualTo("Hm");
    }

    @Test
    void aServerThatDoesNotStreamIsUnderstood() throws InterruptedException {
        ChatReply reply =
                ask(wire ->
                        wire.answer(
                                200,
                                "application/json",
                                """
                                {"choices":[{"message":{"content":"Well","reasoning":"Hm"},"finish_reason":"length"}],\
                                "usage":{"prompt_tokens":4,"completion_tokens":5}}\
                                """));
        assertThat(reply).isEqualTo(new ChatReply("Well", "Hm", new Usage(4, 5), End.LENGTH));
    }

    @Test
    void whatAServerRefusesByNameIsLeftOut() throws InterruptedException {
        ChatRequest request =
                new ChatRequest(List.of(ChatMessage.user("Why?")), null, 0.2, 50, Thinking.LOW);
        ask(
                request,
                refuses(
                        400,
                        "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."),
                refuses(400, "Unsupported value: 'temperature' does not support 0.2"),
                refuses(400, "Unrecognized request argument supplied: stream_options"),
                refuses(422, "reasoning_effort: extra fields not permitted"),
                well);
        String body = server.asked(CHAT).getLast().body();
        assertThat(body)
                .contains("\"max_completion_tokens\":50")
                .doesNotContain(
                        "\"max_tokens\"",
                        "temperature",
                        "stream_options",
                        "reasoning",
                        "enable_thinking");
        assertThat(server.asked(CHAT).getFirst().body())
                .contains(
                        "\"max_tokens\":50",
                        "\"reasoning_effort\":\"low\"",
                        "\"include_usage\":true");
    }

    @Test
    void aRequestThatIsRefusedForGoodIsNotAskedAgain() {
        failing(LONG, refuses(400, "something is wrong"))
                .returns(Kind.BAD_REQUEST, ModelException::kind);
        assertThat(server.asked(CHAT)).hasSize(1);
    }

    @Test
    void whatAFilterHoldsBackIsNoReply() {
        failing(LONG, says(last("content_filter", 1, 1)))
                .returns(Kind.BAD_REQUEST, ModelException::kind);
    }

    @Test
    void listsModelsByName() throws InterruptedException {
        try (ModelServer open = open()) {
            assertThat(open.version()).isEmpty();
            assertThat(open.models()).extracting(ModelInfo::name).containsExactly("a", "tiny");
            assertThat(open.keepsModels()).isFalse();
        }
    }

    @Test
    void theContextIsAskedForBesideTheProtocol() throws InterruptedException {
        server.on(
                        "/v1/models",
                        wire ->
                                wire.answer(
                                        200, "application/json", "{\"data\":[{\"id\":\"tiny\"}]}"))
                .on(
                        "/props",
                        wire ->
                                wire.answer(
                                        200,
                                        "application/json",
                                        "{\"default_generation_settings\":{\"n_ctx\":16384}}"));
        assertThat(model(LONG).contextTokens()).isEqualTo(16_384);
        server.on(
                "/api/v0/models/tiny",
                wire ->
                        wire.answer(
                                200,
                                "application/json",
                                "{\"id\":\"tiny\",\"loaded_context_length\":4096,\"max_context_length\":131072}"));
        assertThat(model(LONG).contextTokens()).isEqualTo(4_096);
    }

    @Test
    void aServerWithoutAListIsTakenAtItsWord() throws InterruptedException {
        server.on("/v1/models", wire -> wire.answer(404, "text/plain", "no"));
        try (ModelServer open = open()) {
            assertThat(open.models()).isEmpty();
            assertThat(open.chat("mine").contextTokens()).isEqualTo(32_768);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/openai/deployments/mine?api-version=2025-01-01, /openai/deployments/mine/chat/completions?api-version=2025-01-01",
        "/?api-version=2025-01-01, /openai/deployments/tiny/chat/completions?api-version=2025-01-01",
        "/openai/v1?api-version=preview, /openai/v1/chat/completions?api-version=preview",
    })
    void azureHasItsOwnPathsAndHeader(String url, String asked) throws InterruptedException {
        server.on(asked, well);
        ServerAddress address =
                new ServerAddress(
                        ServerKind.OPENAI, URI.create(server.url() + url), "stored:azure");
        try (ModelServer azure = servers(LONG, 1).open(address)) {
            azure.chat(MODEL).chat(ChatRequest.of("Why?"), told);
            assertThat(server.asked(asked).getFirst().headers())
                    .containsEntry("api-key", "stored azure")
                    .doesNotContainKey("authorization");
        }
    }

    @Test
    void azureListsNoModels() throws InterruptedException {
        String models = "/openai/v1/models?api-version=preview";
        server.on(
                models,
                wire -> wire.answer(200, "application/json", "{\"data\":[{\"id\":\"gpt\"}]}"));
        ServerAddress address =
                new ServerAddress(
                        ServerKind.OPENAI,
                        URI.create(server.url() + "/openai/v1?api-version=preview"),
                        "stored:azure");
        try (ModelServer azure = servers(LONG, 1).open(address)) {
            assertThat(azure.models()).isEmpty();
            server.on(models, refuses(401, "wrong key"));
            assertThatThrownBy(azure::version)
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.REFUSED, ModelException::kind);
        }
    }
}
