package maestro.agents.model.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.ollama4j.models.response.ListModelsResponse;
import io.github.ollama4j.models.response.Model;
import io.github.ollama4j.models.response.ModelMeta;
import io.github.ollama4j.models.response.OllamaVersion;
import io.github.ollama4j.utils.Utils;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.http.Answer;
import maestro.agents.model.http.Failures;
import maestro.agents.model.http.Http;
import maestro.agents.model.http.Limits;
import org.jspecify.annotations.Nullable;

/// What is read by ollama4j's forms. Our own connections bring it: ollama4j's take no proxy, and
/// read an answer without end until there is no memory left.
final class OllamaCalls {
    private static final int LONGEST = 32 << 20;

    private final Http http;
    private final Limits limits;
    private final Failures failures;

    OllamaCalls(Http http, Limits limits, Failures failures) {
        this.http = http;
        this.limits = limits;
        this.failures = failures;
    }

    String version() throws InterruptedException {
        return said(read("/api/version", OllamaVersion.class).getVersion());
    }

    List<ModelInfo> models() throws InterruptedException {
        @Nullable List<Model> models = read("/api/tags", ListModelsResponse.class).getModels();
        return Optional.ofNullable(models).orElse(List.of()).stream()
                .map(OllamaCalls::info)
                .sorted(Comparator.comparing(ModelInfo::name))
                .toList();
    }

    private <T> T read(String path, Class<T> form) throws InterruptedException {
        try (Answer answer = http.get(path, limits)) {
            failures.check(answer);
            String text = answer.text(LONGEST);
            try {
                return Utils.getObjectMapper().readValue(text, form);
            } catch (JsonProcessingException e) {
                throw failures.unreadable(Failures.words(text));
            }
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
}
