package maestro.rag.embedding.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Two requests to Ollama, each within a time and a size: `GET /api/tags` and `POST /api/embed`.
final class OllamaClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Duration LISTING = Duration.ofSeconds(5);

    /// A batch of vectors of 8,192 numbers, written out.
    private static final long MOST_BYTES = 16L << 20;

    /// Of a server's own words.
    private static final int LONGEST_LINE = 300;

    private final OllamaPlace place;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(3))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    OllamaClient(OllamaPlace place) {
        this.place = place;
    }

    /// The models there, each name with the checksum of what it stands for.
    Map<String, String> models(Duration patience) {
        JsonNode models =
                answer(HttpRequest.newBuilder(place.at("/api/tags")).GET(), patience, "")
                        .path("models");
        if (!models.isArray()) {
            throw unreadable("no models");
        }
        Map<String, String> found = new LinkedHashMap<>();
        models.forEach(
                model -> found.put(model.path("name").asText(), model.path("digest").asText()));
        return found;
    }

    /// @return a vector for each text, as long as Ollama made it, and of any norm but 0
    List<float[]> embed(String model, List<String> texts, Duration patience) {
        ObjectNode request = JSON.createObjectNode();
        request.put("model", model).put("truncate", true);
        texts.forEach(request.putArray("input")::add);
        JsonNode answer =
                answer(
                        HttpRequest.newBuilder(place.at("/api/embed"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(request.toString())),
                        patience,
                        model);
        JsonNode rows = answer.path("embeddings");
        if (rows.size() != texts.size()) {
            throw unreadable("%d vectors for %d texts".formatted(rows.size(), texts.size()));
        }
        List<float[]> vectors = new ArrayList<>();
        rows.forEach(row -> vectors.add(vector(row)));
        return vectors;
    }

    private float[] vector(JsonNode row) {
        float[] vector = new float[row.size()];
        boolean some = false;
        for (int d = 0; d < vector.length; d++) {
            JsonNode number = row.get(d);
            vector[d] = number.isNumber() ? number.floatValue() : Float.NaN;
            if (!Float.isFinite(vector[d])) {
                throw unreadable("something that is no number in a vector");
            }
            some |= vector[d] != 0;
        }
        if (!some) {
            throw unreadable("an empty vector");
        }
        return vector;
    }

    private JsonNode answer(HttpRequest.Builder request, Duration patience, String model) {
        place.check();
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(
                        request.timeout(patience).build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return read(response, model);
        } catch (TimeoutException e) {
            throw silent(patience, e);
        } catch (ExecutionException e) {
            throw failed(e, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingException(Message.of("library.cancelled"), e);
        } finally {
            coming.cancel(true); // gives up the connection where it is not done
        }
    }

    private JsonNode read(HttpResponse<byte[]> response, String model) {
        JsonNode json;
        try {
            json = JSON.readTree(response.body());
        } catch (IOException e) {
            json = JSON.missingNode();
        }
        int status = response.statusCode();
        if (status == 200 && json != null && json.isObject() && !json.has("error")) {
            return json;
        }
        String said = json == null ? "" : json.path("error").asText("");
        if (status == 404 && !model.isEmpty() && !said.isEmpty()) {
            throw new PassingException(
                    Message.of("embedding.ollama.unknown", address(), model), null);
        }
        if (said.contains("not support embeddings")) {
            throw new EmbeddingException(
                    Message.of("embedding.ollama.chat", address(), model), null);
        }
        boolean passing = status == 200 || status == 429 || status >= 500;
        Message why =
                said.isEmpty()
                        ? unreadable("status " + status).explanation()
                        : Message.of("embedding.ollama.refused", address(), line(said));
        throw passing ? new PassingException(why, null) : new EmbeddingException(why, null);
    }

    private static String line(String said) {
        String start = said.substring(0, Math.min(said.length(), 10 * LONGEST_LINE));
        String line = start.replaceAll("[\\s\\p{C}]+", " ").strip();
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }

    private EmbeddingException failed(ExecutionException e, Duration patience) {
        return switch (e.getCause()) {
            case java.net.http.HttpConnectTimeoutException off -> off(off);
            case java.net.http.HttpTimeoutException slow -> silent(patience, slow);
            case java.net.ConnectException off -> off(off);
            case java.io.IOException lost ->
                    new PassingException(unreadable(lost.toString()).explanation(), lost);
            case null, default -> unreadable(String.valueOf(e.getCause()));
        };
    }

    private EmbeddingException off(Exception e) {
        return new PassingException(Message.of("embedding.ollama.off", address()), e);
    }

    private SilentException silent(Duration patience, Exception e) {
        return new SilentException(
                Message.of("embedding.ollama.silent", address(), patience.toSeconds()), e);
    }

    private EmbeddingException unreadable(String what) {
        return new EmbeddingException(
                Message.of("embedding.ollama.unreadable", address(), what), null);
    }

    private String address() {
        return place.address().toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// What may be over when it is asked again.
    static class PassingException extends EmbeddingException {
        private static final long serialVersionUID = 1;

        PassingException(Message explanation, @Nullable Exception cause) {
            super(explanation, cause);
        }
    }

    /// Nothing came in time.
    static final class SilentException extends PassingException {
        private static final long serialVersionUID = 1;

        SilentException(Message explanation, Exception cause) {
            super(explanation, cause);
        }
    }
}
