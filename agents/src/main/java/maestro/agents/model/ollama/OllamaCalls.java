package maestro.agents.model.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.response.ListModelsResponse;
import io.github.ollama4j.models.response.Model;
import io.github.ollama4j.models.response.ModelMeta;
import io.github.ollama4j.models.response.OllamaVersion;
import io.github.ollama4j.utils.Utils;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.http.Answer;
import maestro.agents.model.http.Failures;
import maestro.agents.model.http.Http;
import maestro.agents.model.http.Limits;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// What goes through ollama4j, whose connections take no proxy: where there is one in between, it
/// only reads what our own have brought. Each call runs on a thread of its own, so that it ends at
/// an interrupt and after a time: ollama4j's own limit stops at the response's headers.
final class OllamaCalls {
    private static final int LATER_SECONDS = 5;
    private static final int LONGEST = 32 << 20;
    private static final Pattern REFUSED = Pattern.compile("(?s)(\\d{3}) - (.*)");

    private final Http http;
    private final String host;
    private final String key;
    private final Limits limits;
    private final Failures failures;

    OllamaCalls(Http http, String host, String key, Limits limits, Failures failures) {
        this.http = http;
        this.host = host;
        this.key = key;
        this.limits = limits;
        this.failures = failures;
    }

    String version() throws InterruptedException {
        String version =
                http.byProxy()
                        ? read("/api/version", OllamaVersion.class).getVersion()
                        : call(Ollama::getVersion);
        return Optional.ofNullable(version).orElse("");
    }

    List<ModelInfo> models() throws InterruptedException {
        @Nullable List<Model> models =
                http.byProxy()
                        ? read("/api/tags", ListModelsResponse.class).getModels()
                        : call(Ollama::listModels);
        return Optional.ofNullable(models).orElse(List.of()).stream()
                .map(OllamaCalls::info)
                .sorted(Comparator.comparing(ModelInfo::name))
                .toList();
    }

    private <T> T read(String path, Class<T> form) throws InterruptedException {
        try (Answer answer = http.get(path, limits)) {
            failures.check(answer);
            return Utils.getObjectMapper().readValue(answer.text(LONGEST), form);
        } catch (JsonProcessingException e) {
            throw failures.unreadable(e.getOriginalMessage());
        }
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
            return task.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new ModelException(
                    Kind.STALLED, Message.of("model.silent", host, limits.total().toSeconds()), e);
        } finally {
            task.cancel(true);
        }
    }

    private Ollama ollama() {
        Ollama ollama = new Ollama(http.pinned().toString().replaceFirst("/+$", ""));
        // later than our own limit, so that a silent server is always told of in the same words
        ollama.setRequestTimeoutSeconds(limits.total().toSeconds() + LATER_SECONDS);
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
