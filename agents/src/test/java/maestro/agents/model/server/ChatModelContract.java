package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatMessage;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatReply.End;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.JsonSchema;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelServer;
import maestro.agents.model.Reach;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.Usage;
import maestro.agents.model.http.Limits;
import maestro.agents.model.server.ScriptedServer.Script;
import maestro.agents.model.server.ScriptedServer.Wire;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every model server is held to, whatever its protocol.
@Timeout(60)
abstract class ChatModelContract {
    static final String MODEL = "tiny";
    static final JsonSchema SCHEMA =
            new JsonSchema("plan", "{\"type\":\"object\",\"properties\":{}}");
    private static final Limits SHORT =
            new Limits(Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofSeconds(30));
    static final Limits LONG =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final ServerKind kind;
    private final String path;
    ScriptedServer server = new ScriptedServer();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final Told told = new Told();

    ChatModelContract(ServerKind kind, String path) {
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

    @Test
    void tellsTextAsItComesAndCounts() throws InterruptedException {
        ChatReply reply = ask(well);
        assertThat(reply).isEqualTo(new ChatReply("Well done.", "", new Usage(12, 3), End.STOP));
        assertThat(told.pieces).containsExactly("Well", " done.");
    }

    @Test
    void tellsThoughtsApart() throws InterruptedException {
        ChatReply reply =
                ask(
                        says(
                                piece("Let me", ""),
                                piece(" see", "The"),
                                piece("", " end"),
                                last("stop", 1, 9)));
        assertThat(reply.text()).isEqualTo("The end").isEqualTo(told.text.toString());
        assertThat(reply.reasoning()).isEqualTo("Let me see").isEqualTo(told.reasoning.toString());
    }

    static Stream<List<String>> tagged() {
        return Stream.of(
                List.of("<think>Let me see</think>The end"),
                List.of("<th", "ink>Let me", " see</", "think>", "\n\n", "The end"),
                List.of("\n", "<think>\u004cet me see<", "/think>The end"),
                List.of("<thinking>Let me see</thinking> The", " end"),
                List.of("Let me see", "</think>", "The end"));
    }

    @ParameterizedTest
    @MethodSource("tagged")
    void findsThoughtsLeftInTheText(List<String> pieces) throws InterruptedException {
        List<String> lines = new ArrayList<>(pieces.stream().map(text -> piece("", text)).toList());
        lines.add(last("stop", 1, 9));
        ChatReply reply = ask(says(lines.toArray(String[]::new)));
        assertThat(reply.text()).isEqualTo("The end");
        assertThat(reply.reasoning()).isEqualTo("Let me see");
    }

    @Test
    void aTagInTheMiddleOfATextIsText() throws InterruptedException {
        ChatReply reply = ask(says(piece("", "A <thi"), piece("", "nk> tag"), last("stop", 1, 9)));
        assertThat(reply.text()).isEqualTo("A <think> tag");
    }

    @Test
    void charactersStayWholeHoweverTheBytesCome() throws InterruptedException {
        byte[] bytes =
                (piece("", "한국어 🙂 done") + last("stop", 1, 2)).getBytes(StandardCharsets.UTF_8);
        ChatReply reply =
                ask(wire -> {
                    wire.head(200, contentType());
                    for (byte one : bytes) {
                        wire.send(new byte[] {one});
                    }
                    wire.end();
                });
        assertThat(reply.text()).isEqualTo("한국어 🙂 done");
    }

    @Test
    void halvesOfAPairAreToldTogether() throws InterruptedException {
        ChatReply reply =
                ask(
                        says(
                                piece("", "a HIGH").replace("HIGH", "\\ud83d"),
                                piece("", "LOW b").replace("LOW", "\\ude42"),
                                last("stop", 1, 2)));
        assertThat(reply.text()).isEqualTo("a 🙂 b");
        assertThat(told.pieces).containsExactly("a ", "🙂 b");
    }

    @Test
    void aReplyCutByItsLengthSaysSo() throws InterruptedException {
        ChatReply reply = ask(says(piece("", "And then"), last("length", 8_000, 192)));
        assertThat(reply.end()).isEqualTo(End.LENGTH);
        assertThat(reply.text()).isEqualTo("And then");
    }

    @Test
    void estimatesWhatTheServerDoesNotCount() throws InterruptedException {
        Usage usage = ask(says(piece("", "Some words of a reply"), last("stop", 0, 0))).usage();
        assertThat(usage.completionTokens()).isBetween(5, 8);
        assertThat(usage.promptTokens()).isBetween(2, 20);
    }

    @Test
    void sendsTheConversationAndTheSchema() throws InterruptedException {
        ask(structured(), well);
        String body = server.asked(path).getFirst().body();
        assertThat(body)
                .contains("{\"role\":\"user\",\"content\":\"Plan it\"}", SCHEMA.json())
                .contains("\"temperature\":0.5", "\"stream\":true", "\"model\":\"tiny\"", "100");
    }

    @Test
    void takesLessFormWhereTheServerKnowsNoSchemasAndRemembersIt() throws InterruptedException {
        server.on(path, refuses(400, "invalid format: unknown schema"), well);
        HttpModelServers servers = servers(LONG, 1);
        servers.open(address("")).chat(MODEL).chat(structured(), told);
        servers.open(address("")).chat(MODEL).chat(structured(), told);
        List<String> bodies = server.asked(path).stream().map(ScriptedServer.Asked::body).toList();
        assertThat(bodies).hasSize(3);
        String inText = SCHEMA.json().replace("\"", "\\\"");
        assertThat(bodies.get(0)).doesNotContain(inText);
        assertThat(bodies.get(1)).contains(inText).contains("json").isEqualTo(bodies.get(2));
        assertThat(told.failures).isEmpty();
    }

    @Test
    void asksWithoutAnyFormInTheEnd() throws InterruptedException {
        Script refusing = refuses(400, "response_format is not supported");
        ChatReply reply = ask(structured(), refusing, refusing, well);
        assertThat(reply.text()).isEqualTo("Well done.");
        assertThat(server.asked(path).get(2).body()).doesNotContain("format\":");
    }

    @Test
    void goesOnWithoutThinkingLevelsWhereTheModelHasNone() throws InterruptedException {
        ChatRequest request =
                new ChatRequest(List.of(ChatMessage.user("Why?")), null, 0, 50, Thinking.HIGH);
        ChatReply reply = ask(request, refuses(400, "\"tiny\" does not support thinking"), well);
        assertThat(reply.text()).isEqualTo("Well done.");
        assertThat(server.asked(path).get(0).body()).containsPattern("think|reasoning");
        assertThat(server.asked(path).get(1).body()).doesNotContainPattern("think|reasoning");
    }

    @Test
    void waitsAsLongAsABusyServerAsks() throws InterruptedException {
        ChatReply reply =
                ask(
                        refuses(429, "slow down", "Retry-After: 7"),
                        refuses(503, "loading", "Retry-After: 100000"),
                        refuses(429, "later", "Retry-After: Sat, 21 Nov 2026 00:00:30 GMT"),
                        well);
        assertThat(reply.text()).isEqualTo("Well done.");
        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
        assertThat(pauses.get(1)).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(122));
        assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(34));
        assertThat(told.failures).extracting(ModelException::kind).containsOnly(Kind.BUSY);
    }

    @Test
    void givesUpAfterFourTriesWithGrowingPauses() {
        failing(LONG, refuses(500, "out of luck")).returns(Kind.SERVER_FAULT, ModelException::kind);
        assertThat(server.asked(path)).hasSize(4);
        assertThat(pauses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ZERO, Duration.ofSeconds(1L << i));
        }
    }

    @Test
    void theServersWordsAreTold() {
        failing(LONG, refuses(500, "out of luck"))
                .extracting(ModelException::getMessage)
                .asString()
                .contains("out of luck");
    }

    @Test
    void aReplyThatWasCutOffIsAskedForAgain() throws InterruptedException {
        ChatReply reply =
                ask(wire -> wire.head(200, contentType()).send(piece("", "Half a")), well);
        assertThat(reply.text()).isEqualTo("Well done.").isEqualTo(told.text.toString());
        assertThat(told.failures).extracting(ModelException::kind).containsExactly(Kind.CUT_OFF);
    }

    @Test
    void aStreamThatEndsBeforeTheReplyDoesIsCutOff() {
        failing(LONG, says(piece("", "Half a"))).returns(Kind.CUT_OFF, ModelException::kind);
    }

    @Test
    void anErrorInMidStreamIsNoReply() throws InterruptedException {
        ChatReply reply = ask(says(piece("", "Half"), error("the runner has died")), well);
        assertThat(reply.text()).isEqualTo("Well done.");
        assertThat(told.failures.getFirst())
                .returns(Kind.SERVER_FAULT, ModelException::kind)
                .hasMessageContaining("the runner has died");
    }

    @Test
    void aWebPageIsNoReply() {
        failing(
                        LONG,
                        wire ->
                                wire.answer(
                                        200,
                                        "text/html; charset=utf-8",
                                        "<html><body>Welcome to <b>nginx</b></body></html>"))
                .returns(Kind.UNREADABLE, ModelException::kind)
                .extracting(ModelException::getMessage)
                .asString()
                .contains("Welcome to")
                .doesNotContain("<b>");
    }

    @Test
    void aPageOfAProxyIsToldWithoutItsMarkup() {
        failing(LONG, wire -> wire.answer(502, "text/html", "<h1>Bad Gateway</h1>"))
                .returns(Kind.SERVER_FAULT, ModelException::kind)
                .extracting(ModelException::getMessage)
                .asString()
                .contains("Bad Gateway")
                .doesNotContain("<h1>");
    }

    @Test
    void brokenJsonIsNoReply() {
        failing(LONG, says(piece("", "Half").replace("}", "")))
                .returns(Kind.UNREADABLE, ModelException::kind);
    }

    @Test
    void aServerThatGoesSilentIsGivenUp() {
        failing(SHORT, wire -> wire.head(200, contentType()).send(piece("", "Half")).hang())
                .returns(Kind.STALLED, ModelException::kind);
        assertThat(server.asked(path)).hasSize(2);
    }

    @Test
    void aServerThatNeverBeginsIsGivenUp() {
        failing(SHORT, Wire::hang).returns(Kind.STALLED, ModelException::kind);
    }

    @Test
    void aReplyThatTakesTooLongAltogetherIsGivenUp() {
        Limits brief =
                new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(500));
        failing(brief, wire -> wire.head(200, contentType()).send(piece("", "Half")).hang())
                .returns(Kind.STALLED, ModelException::kind);
    }

    @Test
    void aLineWithoutEndIsNotRead() {
        String part = "x".repeat(1 << 20);
        failing(
                        LONG,
                        wire -> {
                            wire.head(200, contentType());
                            for (int i = 0; i < 6; i++) {
                                wire.send(part);
                            }
                            wire.hang();
                        })
                .returns(Kind.UNREADABLE, ModelException::kind);
    }

    @Test
    void anUnknownModelIsNotAskedForAgain() {
        failing(LONG, refuses(404, "model 'tiny' not found"))
                .returns(Kind.UNKNOWN_MODEL, ModelException::kind);
        assertThat(server.asked(path)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Not Found", "404 page not found", "Cannot POST /api/chat"})
    void anAddressWithoutModelServerIsSaidSo(String words) {
        failing(LONG, refuses(404, words))
                .returns(Kind.BAD_REQUEST, ModelException::kind)
                .extracting(ModelException::getMessage)
                .asString()
                .contains("no model server");
    }

    @Test
    void aWrongKeyIsNotTriedAgain() {
        failing(LONG, refuses(401, "invalid key")).returns(Kind.REFUSED, ModelException::kind);
        assertThat(server.asked(path)).hasSize(1);
    }

    @Test
    void anEmptyPurseIsNotTriedAgain() {
        failing(LONG, refuses(402, "insufficient credits"))
                .returns(Kind.NO_CREDIT, ModelException::kind);
        failing(LONG, refuses(429, "You exceeded your current quota"))
                .returns(Kind.NO_CREDIT, ModelException::kind);
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatTheServerFindsTooLongIsNotTriedAgain() {
        failing(
                        LONG,
                        refuses(
                                400,
                                "request (20010 tokens) exceeds the available context size (8192 tokens)"))
                .returns(Kind.TOO_LONG, ModelException::kind);
    }

    @Test
    void whatDoesNotFitIsNotSent() {
        ChatRequest request = ChatRequest.of("word ".repeat(6_000));
        assertThatThrownBy(() -> model(LONG).chat(request, told))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.TOO_LONG, ModelException::kind);
        assertThat(server.asked(path)).isEmpty();
    }

    @Test
    void tellsTheContextThatTheServerTells() throws InterruptedException {
        assertThat(model(LONG).contextTokens()).isEqualTo(8_192);
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            failing(
                            LONG,
                            wire ->
                                    wire.answer(
                                            307,
                                            "text/plain",
                                            "",
                                            "Location: http://localhost:"
                                                    + other.url().getPort()
                                                    + path))
                    .returns(Kind.NOT_ALLOWED, ModelException::kind);
            assertThat(other.asked(path)).isEmpty();
        }
    }

    @Test
    void nobodyThereIsSaidSo() throws IOException {
        URI free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        ModelServer nobody = servers(LONG, 1).open(new ServerAddress(kind, free, ""));
        assertThatThrownBy(() -> nobody.chat(MODEL).chat(ChatRequest.of("Why?"), told))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.UNREACHABLE, ModelException::kind);
        assertThatThrownBy(nobody::version)
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.UNREACHABLE, ModelException::kind);
        assertThatThrownBy(nobody::models)
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.UNREACHABLE, ModelException::kind);
    }

    @Test
    void anInterruptInMidReplyClosesTheConnection() throws Exception {
        server.on(path, wire -> wire.head(200, contentType()).send(piece("", "Half")).hang());
        FutureTask<ChatReply> call =
                new FutureTask<>(() -> model(LONG).chat(ChatRequest.of("Why?"), told));
        Thread caller = Thread.ofPlatform().start(call);
        assertThat(told.first.await(20, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        caller.interrupt();
        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(server.left().await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void callsWaitTheirTurn() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.on(
                path,
                wire -> {
                    going.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    well.play(wire);
                });
        HttpModelServers servers = servers(LONG, 1);
        FutureTask<ChatReply> one =
                new FutureTask<>(() ->
                        servers.open(address("")).chat(MODEL).chat(ChatRequest.of("1"), told));
        FutureTask<ChatReply> two =
                new FutureTask<>(() ->
                        servers.open(address("")).chat(MODEL).chat(ChatRequest.of("2"), told));
        Thread.ofVirtual().start(one);
        assertThat(going.await(20, TimeUnit.SECONDS)).isTrue();
        Thread second = Thread.ofPlatform().start(two);
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        second.interrupt();
        assertThatThrownBy(two::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat(server.asked(path)).hasSize(1);
        go.countDown();
        assertThat(one.get().text()).isEqualTo("Well done.");
    }

    @Test
    void aListenersOwnFaultEndsTheCall() {
        server.on(path, wire -> wire.head(200, contentType()).send(piece("", "Half")).hang());
        ChatListener faulty =
                new ChatListener() {
                    @Override
                    public void text(String piece) {
                        throw new IllegalStateException("full");
                    }
                };
        assertThatThrownBy(() -> model(LONG).chat(ChatRequest.of("Why?"), faulty))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keysAreFoundWhereTheAddressSays() throws InterruptedException {
        server.on(path, well);
        servers(LONG, 1).open(address("env:NAME")).chat(MODEL).chat(ChatRequest.of("Why?"), told);
        servers(LONG, 1)
                .open(address("stored:Name"))
                .chat(MODEL)
                .chat(ChatRequest.of("Why?"), told);
        assertThat(server.asked(path))
                .extracting(asked -> asked.headers().get("authorization"))
                .containsExactly("Bearer variable NAME", "Bearer stored Name");
        HttpModelServers keyless =
                new HttpModelServers(name -> Optional.empty(), name -> Optional.empty());
        for (String key : Arrays.asList("env:NAME", "stored:NAME", "sk-secret")) {
            assertThatThrownBy(() -> keyless.open(address(key)))
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.REFUSED, ModelException::kind);
        }
    }

    @Test
    void aPrivateMissionReachesThisMachineOnly() throws InterruptedException {
        server.on(path, well);
        ModelServer here = servers(LONG, 1).open(address(""), Reach.LOOPBACK);
        assertThat(here.chat(MODEL).chat(ChatRequest.of("Why?"), told).text())
                .isEqualTo("Well done.");
        // TEST-NET-3: an address that nobody has; a packet to it would time out, not be refused
        URI away = URI.create("http://203.0.113.7:" + server.url().getPort());
        ModelServer there =
                servers(LONG, 1).open(new ServerAddress(kind, away, ""), Reach.LOOPBACK);
        for (var call :
                List.<ThrowingCallable>of(
                        () -> there.chat(MODEL).chat(ChatRequest.of("Why?"), told),
                        there::version,
                        there::models,
                        () -> there.details(MODEL))) {
            assertThatThrownBy(call)
                    .asInstanceOf(type(ModelException.class))
                    .returns(Kind.NOT_ALLOWED, ModelException::kind);
        }
    }
}
