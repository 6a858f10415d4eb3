package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.http.Limits;
import maestro.agents.model.server.ScriptedServer.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every model server's faults come to, whatever its protocol: tried again where that helps,
/// and said in words.
abstract class ChatFailureContract extends ChatHarness {
    ChatFailureContract(ServerKind kind, String path) {
        super(kind, path);
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
    void aServerThatFailsAtTellingOfItsModelIsTalkedToAllTheSame() throws InterruptedException {
        server.on(describing(), refuses(500, "out of luck"));
        assertThat(ask(well).text()).isEqualTo("Well done.");
        assertThat(told.failures)
                .isNotEmpty()
                .extracting(ModelException::kind)
                .containsOnly(Kind.SERVER_FAULT);
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
    void aLongerQuestionIsGivenMoreTimeToBeRead() {
        Limits reading =
                new Limits(
                        Duration.ofMillis(400),
                        Duration.ofMillis(400),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(100));
        failing(reading, Wire::hang)
                .returns(Kind.STALLED, ModelException::kind)
                .extracting(ModelException::getMessage)
                .asString()
                .contains("nothing for 1 seconds");
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
}
