package maestro.agents.model.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.response.Model;
import io.github.ollama4j.models.response.ModelMeta;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.http.Failures;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// What goes through ollama4j. Each call runs on a thread of its own, so that it ends at an
/// interrupt and after a time: ollama4j's own limit stops at the response's headers.
final class OllamaCalls {
    private static final int LATER_SECONDS = 5;
    private static final Pattern REFUSED = Pattern.compile("(?s)(\\d{3}) - (.*)");

    private final Supplier<URI> url;
    private final String host;
    private final String key;
    private final Duration limit;
    private final Failures failures;

    /// @param url where the server is, asked on the thread that connects
    OllamaCalls(Supplier<URI> url, String host, String key, Duration limit, Failures failures) {
        this.url = url;
        this.host = host;
        this.key = key;
        this.limit = limit;
        this.failures = failures;
    }

    String version() throws InterruptedException {
        return call(ollama -> Optional.ofNullable(ollama.getVersion()).orElse(""));
    }

    List<ModelInfo> models() throws InterruptedException {
        return call(ollama ->
                ollama.listModels().stream()
                        .map(OllamaCalls::info)
                        .sorted(Comparator.comparing(ModelInfo::name))
                        .toList());
    }

    private static ModelInfo info(Model model) {
        @Nullable ModelMeta meta = model.getModelMeta();
        return new ModelInfo(
                model.getName(),
                model.getSize(),
                meta == null ? "" : said(meta.getFamily()),
                meta == null ? "" : said(meta.getParameterSize()),
                meta == null ? "" : said(meta.getQuantizationLevel()),
                0,
                Set.of(),
                model.getModifiedAt() == null ? null : model.getModifiedAt().toInstant());
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private interface Call<T> {
        T on(Ollama ollama) throws OllamaException;
    }

    private <T> T call(Call<T> call) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> call.on(ollama()));
        Thread.ofVirtual().name("ollama4j").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new ModelException(
                    Kind.STALLED, Message.of("model.silent", host, limit.toSeconds()), e);
        } finally {
            task.cancel(true);
        }
    }

    private Ollama ollama() {
        Ollama ollama = new Ollama(url.get().toString().replaceFirst("/+$", ""));
        // later than our own limit, so that a silent server is always told of in the same words
        ollama.setRequestTimeoutSeconds(limit.toSeconds() + LATER_SECONDS);
        ollama.setMetricsEnabled(false);
        if (!key.isEmpty()) {
            ollama.setBearerAuth(key);
        }
        return ollama;
    }

    private ModelException failure(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ModelException known) {
                return known;
            }
            if (at instanceof IOException broken && !(at instanceof JsonProcessingException)) {
                return Failures.broken(host, broken);
            }
        }
        String words = String.valueOf(failure.getMessage());
        Matcher refused = REFUSED.matcher(words);
        return refused.matches()
                ? failures.of(
                        Integer.parseInt(refused.group(1)), Failures.words(refused.group(2)), null)
                : failures.unreadable(words);
    }
}
