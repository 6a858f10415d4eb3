package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatReply.End;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.Usage;
import maestro.agents.model.http.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a real llama.cpp answered (build 11669, with a model of four million weights).
@Timeout(60)
class LlamaAnswersTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String WHOLE =
            """
            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"model":"nonsense","system_fingerprint":"b11669-Debian","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":null,"index":0,"delta":{"content":"points"}}],"model":"nonsense","object":"chat.completion.chunk"}

            data: {"choices":[{"finish_reason":"length","index":0,"delta":{}}],"model":"nonsense","object":"chat.completion.chunk"}

            data: {"choices":[],"model":"nonsense","object":"chat.completion.chunk","usage":{"completion_tokens":1,"prompt_tokens":19,"total_tokens":20,"prompt_tokens_details":{"cached_tokens":18}},"timings":{"cache_n":18,"prompt_n":1,"predicted_n":1}}

            data: [DONE]

            """;
    private static final String BEGUN =
            WHOLE.substring(0, WHOLE.indexOf("data: {\"choices\":[{\"finish_reason\":\"length"));

    private final ScriptedServer server = new ScriptedServer();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private ModelServer open(int atOnce) {
        return new HttpModelServers(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        _ -> atOnce,
                        Limits.CHAT,
                        pauses::add,
                        Clock.systemUTC())
                .open(new ServerAddress(ServerKind.OPENAI, server.url(), ""));
    }

    private void list(String fields) {
        server.on(
                "/v1/models",
                json(
                        200,
                        "{\"object\":\"list\",\"data\":[{\"id\":\"nonsense\",\"object\":\"model\",\"owned_by\":\"llamacpp\","
                                + fields
                                + "}]}"));
    }

    private static ScriptedServer.Script json(int status, String body) {
        return wire -> wire.answer(status, "application/json; charset=utf-8", body);
    }

    private static ScriptedServer.Script stream(String body) {
        return wire -> wire.answer(200, "text/event-stream", body);
    }

    private static ScriptedServer.Script failing(String words) {
        return stream(
                BEGUN
                        + "data: {\"error\":{\"code\":500,\"message\":\""
                        + words
                        + "\",\"type\":\"server_error\"}}\n\n");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChatReply ask(ScriptedServer.Script... scripts) throws InterruptedException {
        server.on(CHAT, scripts);
        return open(1).chat("nonsense").chat(ChatRequest.of("Why?"), ChatListener.NONE);
    }

    @Test
    void aStream() throws InterruptedException {
        list("\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":32768}");
        assertThat(ask(stream(WHOLE)))
                .isEqualTo(new ChatReply("points", "", new Usage(19, 1), End.LENGTH));
    }

    @Test
    void aReplyThatTheServerItselfCannotReadIsUnreadable() {
        list("\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":32768}");
        assertThatThrownBy(() ->
                        ask(
                                failing(
                                        "The model produced output that does not match the"
                                                + " expected peg-native format")))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.UNREADABLE, ModelException::kind);
    }

    /// What `--reasoning-format none` comes to with a template that opens the thoughts itself.
    @Test
    void aFormThatItsSamplersDoNotTakeIsAskedForInWords() throws InterruptedException {
        list("\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":32768}");
        ScriptedServer.Script refusing =
                json(
                        400,
                        "{\"error\":{\"code\":400,\"message\":\"Failed to initialize samplers:"
                                + " std::exception\",\"type\":\"invalid_request_error\"}}");
        String thought =
                "data: {\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"content\":\"<think>\\n\\n</think>\\n\\n{}\"}}]}\n\n";
        server.on(CHAT, refusing, refusing, stream(BEGUN + thought + WHOLE));
        ChatReply reply =
                open(1).chat("nonsense").chat(ChatHarness.structured(), ChatListener.NONE);
        assertThat(reply.text()).doesNotContain("think").startsWith("{}");
        assertThat(server.asked(CHAT)).hasSize(3);
        assertThat(server.asked(CHAT).getLast().body()).doesNotContain("response_format");
    }

    @Test
    void aModelThatIsBeingLoadedIsWaitedFor() throws InterruptedException {
        list("\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":32768}");
        ScriptedServer.Script loading =
                json(
                        503,
                        "{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}");
        assertThat(ask(loading, loading, loading, stream(WHOLE)).text()).isEqualTo("points");
        assertThat(pauses).hasSize(3).allMatch(pause -> pause.toSeconds() >= 15);
    }

    /// With many models behind one address, of which those that are loaded say their own context.
    @Test
    void theContextThatAModelHasGoesBeforeTheOneItWasMadeFor() throws InterruptedException {
        list(
                "\"status\":{\"value\":\"loaded\"},\"context_length\":32768,\"meta\":{\"n_ctx\":4096,\"n_ctx_train\":32768}");
        assertThat(open(1).chat("nonsense").contextTokens()).isEqualTo(4_096);
    }

    @Test
    void aModelThatIsNotLoadedIsLoadedToLearnItsContext() throws InterruptedException {
        list("\"status\":{\"value\":\"unloaded\"},\"context_length\":32768");
        server.on(
                "/props?model=nonsense",
                json(200, "{\"default_generation_settings\":{\"n_ctx\":4096},\"total_slots\":4}"));
        assertThat(open(1).models().getFirst().contextTokens()).isEqualTo(32_768);
        assertThat(open(1).chat("nonsense").contextTokens()).isEqualTo(4_096);
        server.on(
                "/props?model=nonsense",
                json(
                        500,
                        "{\"error\":{\"code\":500,\"message\":\"model name=nonsense failed to load\",\"type\":\"server_error\"}}"));
        assertThat(open(1).chat("nonsense").contextTokens()).isEqualTo(32_768);
    }

    /// Slots share one context where the server was not told how many there are to be.
    @Test
    void callsThatTogetherTakeMoreThanThereIsAreSentOneAfterTheOther() throws Exception {
        list("\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":32768}");
        CountDownLatch both = new CountDownLatch(2);
        ScriptedServer.Script exceeded =
                wire -> {
                    both.countDown();
                    await(both);
                    failing("Context size has been exceeded.").play(wire);
                };
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ScriptedServer.Script answered =
                wire -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    wire.head(200, "text/event-stream");
                    wire.send(BEGUN);
                    now.decrementAndGet();
                    wire.send(WHOLE.substring(BEGUN.length()));
                    wire.end();
                };
        server.on(CHAT, exceeded, exceeded, answered);
        ChatRequest large =
                new ChatRequest(
                        List.of(ChatMessage.user("word ".repeat(3_000))),
                        null,
                        0,
                        1_000,
                        Thinking.DEFAULT);
        ChatModel model = open(4).chat("nonsense");
        Callable<ChatReply> call = () -> model.chat(large, ChatListener.NONE);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ChatReply> reply : callers.invokeAll(List.of(call, call))) {
                assertThat(reply.get().text()).isEqualTo("points");
            }
        }
        assertThat(most).hasValue(1);
        assertThat(server.asked(CHAT)).hasSize(4);
    }

    @Test
    void aCallThatAloneTakesMoreThanThereIsIsTooLong() {
        list("\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":32768}");
        assertThatThrownBy(() -> ask(failing("Context size has been exceeded.")))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.TOO_LONG, ModelException::kind);
        assertThat(server.asked(CHAT)).hasSize(2);
    }

    @Test
    void aPromptThatIsTooLongIsSaidSo() {
        list("\"meta\":{\"n_ctx\":8192,\"n_ctx_train\":32768}");
        assertThatThrownBy(() ->
                        ask(
                                json(
                                        400,
                                        "{\"error\":{\"code\":400,\"message\":\"request (20018 tokens) exceeds the available context size (8192 tokens), try increasing it\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":20018,\"n_ctx\":8192}}")))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.TOO_LONG, ModelException::kind);
    }
}
