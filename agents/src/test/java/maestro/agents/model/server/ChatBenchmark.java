package maestro.agents.model.server;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ChatRequest;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.ServerKind;
import maestro.rag.benchmark.Figures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a reply costs besides the model's own time: from the moment a server sends the first piece
/// to the moment it is told, and for each piece after it.
@Tag("benchmark")
final class ChatBenchmark {
    private static final int WARMING = 30;
    private static final int CALLS = 100;
    private static final int PIECES = 2_000;
    private static final double FIRST_LIMIT = 100;
    private static final double PIECE_LIMIT = 50;

    @RegisterExtension final Figures figures = new Figures();

    @Test
    void aPieceIsToldAtOnce() throws Exception {
        for (ServerKind kind : ServerKind.values()) {
            measure(kind);
        }
    }

    private void measure(ServerKind kind) throws InterruptedException, IOException {
        boolean ollama = kind == ServerKind.OLLAMA;
        ChatModelContract form = ollama ? new OllamaContractTest() : new OpenAiContractTest();
        AtomicLong sent = new AtomicLong();
        String piece = form.piece("", "word ");
        String pieces = piece.repeat(PIECES);
        try (ScriptedServer server = form.server) {
            form.describe(server, 8_192);
            server.on(
                    ollama ? "/api/chat" : "/v1/chat/completions",
                    wire -> {
                        wire.head(200, form.contentType());
                        sent.set(System.nanoTime());
                        wire.send(piece).send(pieces).send(form.last("stop", 1, PIECES)).end();
                    });
            ChatModel model = model(kind, server.url());
            double[] first = new double[CALLS];
            double[] each = new double[CALLS];
            for (int i = -WARMING; i < CALLS; i++) {
                AtomicLong told = new AtomicLong();
                model.chat(ChatRequest.of("Why?"), firstTo(told));
                if (i >= 0) {
                    first[i] = (told.get() - sent.get()) / 1e6;
                    each[i] = (System.nanoTime() - told.get()) / 1e3 / PIECES;
                }
            }
            Arrays.sort(first);
            Arrays.sort(each);
            figures.shown("first piece by " + kind + ", p50", first[CALLS / 2], "ms");
            figures.atMost(
                    "first piece by " + kind + ", longest of " + CALLS,
                    first[CALLS - 1],
                    FIRST_LIMIT,
                    "ms");
            figures.atMost("each piece by " + kind + ", p50", each[CALLS / 2], PIECE_LIMIT, "µs");
        }
    }

    private static ChatModel model(ServerKind kind, URI url) {
        return new HttpModelServers(_ -> Optional.empty(), _ -> Optional.empty())
                .open(new ServerAddress(kind, url, ""))
                .chat(ChatModelContract.MODEL);
    }

    private static ChatListener firstTo(AtomicLong told) {
        return new ChatListener() {
            @Override
            public void text(String piece) {
                told.compareAndSet(0, System.nanoTime());
            }
        };
    }
}
