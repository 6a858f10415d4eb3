package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.JsonSchema;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.http.Limits;
import maestro.agents.model.server.ScriptedServer.Script;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// A model, its protocol, and a server that answers as a test says.
@Timeout(60)
abstract class ChatHarness {
    static final String MODEL = "tiny";
    static final JsonSchema SCHEMA =
            new JsonSchema("plan", "{\"type\":\"object\",\"properties\":{}}");
    static final Limits SHORT =
            new Limits(Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofSeconds(30));
    static final Limits LONG =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

    final ServerKind kind;
    final String path;
    ScriptedServer server = new ScriptedServer();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final Told told = new Told();

    ChatHarness(ServerKind kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    @BeforeEach
    void describesTheModel() {
        describe(server, 8_192);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /// Lets the server tell of the model [#MODEL].
    abstract void describe(ScriptedServer server, int context);

    /// Where the server tells of its models.
    abstract String describing();

    /// Pieces of a stream in the protocol's form.
    abstract String piece(String thought, String text);

    abstract String last(String reason, int prompt, int completion);

    abstract String error(String words);

    abstract String contentType();

    /// The body of a refusal.
    abstract String refusal(String words);

    static final class Told implements ChatListener {
        final StringBuffer text = new StringBuffer();
        final StringBuffer reasoning = new StringBuffer();
        final List<String> pieces = new CopyOnWriteArrayList<>();
        final List<ModelException> failures = new CopyOnWriteArrayList<>();
        final CountDownLatch first = new CountDownLatch(1);

        @Override
        public void text(String piece) {
            text.append(piece);
            pieces.add(piece);
            first.countDown();
        }

        @Override
        public void reasoning(String piece) {
            reasoning.append(piece);
            pieces.add(piece);
            first.countDown();
        }

        @Override
        public void retrying(ModelException failure, Duration wait) {
            failures.add(failure);
            text.setLength(0);
            reasoning.setLength(0);
        }
    }

    HttpModelServers servers(Limits limits, int atOnce) {
        return new HttpModelServers(
                name -> Optional.of("stored " + name),
                name -> Optional.of("variable " + name),
                address -> atOnce,
                limits,
                pauses::add,
                Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC));
    }

    ServerAddress address(String key) {
        return new ServerAddress(kind, server.url(), key);
    }

    ModelServer open() {
        return servers(LONG, 1).open(address(""));
    }

    ChatModel model(Limits limits) {
        return servers(limits, 1).open(address("")).chat(MODEL);
    }

    ChatReply ask(Script... scripts) throws InterruptedException {
        return ask(ChatRequest.of("Why?"), scripts);
    }

    ChatReply ask(ChatRequest request, Script... scripts) throws InterruptedException {
        server.on(path, scripts);
        return model(LONG).chat(request, told);
    }

    AbstractObjectAssert<?, ModelException> failing(Limits limits, Script... scripts) {
        server.on(path, scripts);
        return assertThatThrownBy(() -> model(limits).chat(ChatRequest.of("Why?"), told))
                .asInstanceOf(type(ModelException.class));
    }

    Script says(String... lines) {
        return wire -> {
            wire.head(200, contentType());
            for (String line : lines) {
                wire.send(line);
            }
            wire.end();
        };
    }

    Script refuses(int status, String words, String... headers) {
        return wire -> wire.answer(status, "application/json", refusal(words), headers);
    }

    final Script well = says(piece("", "Well"), piece("", " done."), last("stop", 12, 3));

    static ChatRequest structured() {
        return new ChatRequest(
                List.of(ChatMessage.user("Plan it")), SCHEMA, 0.5, 100, Thinking.DEFAULT);
    }
}
