package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
import maestro.agents.model.Reach;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.Usage;
import maestro.agents.model.server.ScriptedServer.Script;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every model server is held to, whatever its protocol.
abstract class ChatModelContract extends ChatFailureContract {
    ChatModelContract(ServerKind kind, String path) {
        super(kind, path);
    }

    @Test
    void tellsTextAsItComesAndCounts() throws InterruptedException {
        ChatReply reply = ask(well);
        assertThat(reply).isEqualTo(new ChatReply("Well done.", "", new Usage(12, 3), End.STOP));
        assertThat(told.pieces).containsExactly("Well", " done.");
    }

    @Test
    void aCallThatWaitsForItsTurnHasNotBegun() throws InterruptedException {
        server.on(path, well, well);
        ChatModel model = model(LONG);
        List<String> order = new CopyOnWriteArrayList<>();
        List<Thread> others = new CopyOnWriteArrayList<>();
        ChatListener second =
                new ChatListener() {
                    @Override
                    public void begun() {
                        order.add("second");
                    }
                };
        ChatListener first =
                new ChatListener() {
                    @Override
                    public void text(String piece) {
                        if (others.isEmpty()) {
                            others.add(Thread.ofPlatform().start(() -> asked(model, second)));
                            while (others.getFirst().getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                            order.add("first");
                        }
                    }
                };
        model.chat(ChatRequest.of("Why?"), first);
        others.getFirst().join();
        assertThat(order).containsExactly("first", "second");
    }

    private static void asked(ChatModel model, ChatListener listener) {
        try {
            model.chat(ChatRequest.of("And?"), listener);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
    void tellsTheContextThatTheServerTells() throws InterruptedException {
        assertThat(model(LONG).contextTokens()).isEqualTo(8_192);
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

    @ParameterizedTest
    @ValueSource(strings = {"sk-a\nb", "열쇠", "sk-\u00e9", " \n"})
    void whatIsNoKeyIsSaidSoAndNotShown(String key) {
        HttpModelServers odd =
                new HttpModelServers(name -> Optional.of(key), name -> Optional.of(key));
        assertThatThrownBy(() -> odd.open(address("env:NAME")))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.REFUSED, ModelException::kind)
                .extracting(ModelException::getMessage)
                .asString()
                .contains("(env:NAME)")
                .doesNotContain(key);
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
