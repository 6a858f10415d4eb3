package maestro.agents.model.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatReply.End;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.agents.model.Usage;
import maestro.agents.model.http.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a real Ollama 0.33 answered, where the recordings are.
@Timeout(60)
class RecordedAnswersTest {
    private final ScriptedServer server = new ScriptedServer();
    private final Path recordings = recordings();

    private static Path recordings() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path found = folder.resolve("shared/data/fixtures/ollama");
            if (Files.isDirectory(found)) {
                return found;
            }
            folder = folder.getParent();
        }
        return abort("No recorded answers: shared/data/fixtures/ollama is not there");
    }

    @BeforeEach
    void describe() {
        server.on("/api/show", recorded("show"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private String body(String name) {
        try {
            return Files.readString(recordings.resolve(name + ".body"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScriptedServer.Script recorded(String name) {
        return wire -> {
            Path headers = recordings.resolve(name + ".headers");
            int status = 200;
            String type = name.startsWith("v1") ? "text/event-stream" : "application/x-ndjson";
            if (Files.exists(headers)) {
                String head = Files.readString(headers);
                status = Integer.parseInt(head.substring(9, 12));
                type = head.replaceAll("(?s).*Content-Type: ([^\\r\\n]+).*", "$1");
            }
            wire.answer(status, type, body(name));
        };
    }

    private ModelServer open(ServerKind kind) {
        return new HttpModelServers(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        _ -> 1,
                        Limits.CHAT,
                        _ -> {},
                        Clock.systemUTC())
                .open(new ServerAddress(kind, server.url(), ""));
    }

    private ChatReply ask(ServerKind kind, String path, String recording)
            throws InterruptedException {
        server.on(path, recorded(recording));
        return open(kind).chat("tiny").chat(ChatRequest.of("Why?"), ChatListener.NONE);
    }

    @Test
    void aStream() throws InterruptedException {
        assertThat(ask(ServerKind.OLLAMA, "/api/chat", "chat-stream"))
                .isEqualTo(
                        new ChatReply(" challenge SA epismeter", "", new Usage(10, 4), End.LENGTH));
    }

    @Test
    void aStreamWithASchema() throws InterruptedException {
        ChatReply reply = ask(ServerKind.OLLAMA, "/api/chat", "chat-format-schema-stream");
        assertThat(reply.text().replaceAll("\\s", "")).isEqualTo("{\"verdict\":\"yes\"}");
        assertThat(reply.end()).isEqualTo(End.STOP);
    }

    @Test
    void anAnswerAtOnce() throws InterruptedException {
        ChatReply reply = ask(ServerKind.OLLAMA, "/api/chat", "chat-nostream");
        assertThat(reply)
                .isEqualTo(new ChatReply("gru distinguJeansurv", "", new Usage(10, 4), End.LENGTH));
    }

    @ParameterizedTest
    @CsvSource({
        "OLLAMA, /api/chat, chat-think-stream",
        "OLLAMA, /api/chat, chat-think-false",
        "OPENAI, /v1/chat/completions, v1-think-stream",
    })
    void thoughts(ServerKind kind, String path, String recording) throws InterruptedException {
        ChatReply reply = ask(kind, path, recording);
        assertThat(reply.reasoning().strip()).isEqualTo("Let me check the evidence first");
        assertThat(reply.text()).isEqualTo("The claim is supported [2].");
    }

    @Test
    void openAisStream() throws InterruptedException {
        assertThat(ask(ServerKind.OPENAI, "/v1/chat/completions", "v1-chat-stream"))
                .isEqualTo(new ChatReply(" Wilson Jalppa", "", new Usage(10, 3), End.LENGTH));
    }

    @ParameterizedTest
    @CsvSource({
        "OLLAMA, /api/chat, chat-404, UNKNOWN_MODEL",
        "OLLAMA, /api/chat, chat-overlong-notrunc, TOO_LONG",
        "OLLAMA, /api/chat, chat-badformat, SERVER_FAULT",
        "OLLAMA, /api/chat, chat-badjson, BAD_REQUEST",
        "OLLAMA, /api/chat, chat-nomodel, BAD_REQUEST",
        "OPENAI, /v1/chat/completions, v1-404, UNKNOWN_MODEL",
    })
    void refusals(ServerKind kind, String path, String recording, Kind meant) {
        assertThatThrownBy(() -> ask(kind, path, recording))
                .asInstanceOf(type(ModelException.class))
                .returns(meant, ModelException::kind);
    }

    @Test
    void models() throws InterruptedException {
        server.on("/api/tags", recorded("tags"))
                .on("/api/version", recorded("version"))
                .on("/v1/models", recorded("v1-models"))
                .on("/api/pull", recorded("pull-nonet"))
                .on("/api/delete", recorded("delete-404"));
        ModelServer ollama = open(ServerKind.OLLAMA);
        assertThat(ollama.version()).isEqualTo("0.0.0-local");
        assertThat(ollama.models())
                .extracting(ModelInfo::name, ModelInfo::bytes, ModelInfo::quantization)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tiny:latest", 28_357_094L, "F16"));
        assertThat(ollama.details("tiny").contextTokens()).isEqualTo(32_768);
        assertThatThrownBy(() -> ollama.pull("llama3.2", _ -> {}))
                .hasMessageContaining("no such host");
        assertThatThrownBy(() -> ollama.delete("nope"))
                .asInstanceOf(type(ModelException.class))
                .returns(Kind.UNKNOWN_MODEL, ModelException::kind);
        assertThat(open(ServerKind.OPENAI).models())
                .extracting(ModelInfo::name)
                .containsExactly("tiny:latest");
    }
}
