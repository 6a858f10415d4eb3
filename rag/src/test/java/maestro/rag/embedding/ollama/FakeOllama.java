package maestro.rag.embedding.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.rag.embedding.HashingEmbedder;

/// Answers as an Ollama 0.33 does (see the recorded answers of one), with vectors that hash words.
/// It stalls, lies and refuses where it is told to.
public final class FakeOllama implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Else each answer waits for an acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch released = new CountDownLatch(1);
    public final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    public volatile int dimension = 96;
    public volatile String digest = "25edb6".repeat(10);
    public volatile String answer = "";
    public volatile int status = 200;
    public volatile boolean stalls;

    /// Requests for vectors that it answers nothing to before it goes on.
    public final AtomicInteger stalling = new AtomicInteger();

    /// Requests for vectors that it refuses, as [#refusal] and [#refusedWith] say, before it goes
    /// on.
    public final AtomicInteger refusing = new AtomicInteger();

    /// Happens before it refuses.
    public volatile Runnable refused = () -> {};

    public volatile int refusedWith = 500;
    public volatile String refusal = "{\"error\":\"llama runner died\"}";

    public FakeOllama() throws IOException {
        this(0);
    }

    /// @param port 0 for any
    public FakeOllama(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/tags", exchange -> send(exchange, 200, tags()));
        server.createContext("/api/embed", this::embed);
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return "http://localhost:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private String tags() {
        ObjectNode tags = JSON.createObjectNode();
        ArrayNode models = tags.putArray("models");
        for (String name : List.of("words:latest", "other:small")) {
            models.addObject().put("name", name).put("model", name).put("digest", digest);
        }
        return tags.toString();
    }

    private void embed(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        asked.add(request);
        if (stalls || stalling.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        if (refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            refused.run();
            send(exchange, refusedWith, refusal);
            return;
        }
        if (!answer.isEmpty() || status != 200) {
            send(exchange, status, answer);
            return;
        }
        HashingEmbedder model = new HashingEmbedder(dimension, 512);
        ObjectNode found = JSON.createObjectNode().put("model", request.path("model").asText());
        ArrayNode rows = found.putArray("embeddings");
        request.path("input")
                .forEach(text -> {
                    ArrayNode row = rows.addArray();
                    for (float number : model.embed(text.asText())) {
                        row.add(number * 3); // of any norm
                    }
                });
        send(exchange, 200, found.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
