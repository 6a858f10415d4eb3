package maestro.agents.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import maestro.agents.model.ChatModel;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.ProxyServer;
import maestro.agents.model.PullProgress;
import maestro.agents.model.Reach;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.http.Answer;
import maestro.agents.model.http.Failures;
import maestro.agents.model.http.Http;
import maestro.agents.model.http.Limits;
import maestro.agents.model.remote.Calls;
import maestro.agents.model.remote.Learned;
import maestro.agents.model.remote.RemoteChatModel;

/// A server that speaks OpenAI's protocol.
public final class OpenAiServer implements ModelServer {
    private static final int LONGEST = 32 << 20;

    /// Where servers tell how many tokens a model takes: vLLM, OpenRouter, Mistral, LM Studio.
    private static final List<String> CONTEXT =
            List.of(
                    "max_model_len",
                    "context_length",
                    "loaded_context_length",
                    "max_context_length",
                    "context_window");

    private final ServerAddress address;
    private final boolean azure;
    private final Http http;
    private final Calls calls;
    private final Function<String, Learned> learned;

    /// @param key empty for none
    /// @param learned what is known of a model by its name
    /// @param proxy asked for each connection
    public OpenAiServer(
            ServerAddress address,
            String key,
            Reach reach,
            Calls calls,
            Function<String, Learned> learned,
            Supplier<Optional<ProxyServer>> proxy) {
        this.address = address;
        this.calls = calls;
        this.learned = learned;
        this.azure = Azure.is(address.url());
        Map<String, String> headers;
        if (key.isEmpty()) {
            headers = Map.of();
        } else {
            headers = azure ? Map.of("api-key", key) : Map.of("Authorization", "Bearer " + key);
        }
        this.http = new Http(base(address.url()), headers, reach, proxy);
    }

    private URI base(URI url) {
        if (azure) {
            return Azure.base(url);
        }
        boolean bare = url.getPath() == null || url.getPath().length() <= 1;
        return bare ? url.resolve("/v1") : url;
    }

    private Failures failures(String model) {
        return new Failures(address.url(), model, calls.clock());
    }

    @Override
    public ServerAddress address() {
        return address;
    }

    /// Whether it is a server that takes the newest names of settings only.
    boolean newest() {
        return azure || address.url().getHost().endsWith("openai.com");
    }

    @Override
    public String version() throws InterruptedException {
        listed();
        return "";
    }

    @Override
    public List<ModelInfo> models() throws InterruptedException {
        return listed().stream()
                .map(OpenAiServer::info)
                .sorted(Comparator.comparing(ModelInfo::name))
                .toList();
    }

    /// Empty where the server can't list its models: Azure, and some proxies.
    private List<JsonNode> listed() throws InterruptedException {
        Optional<JsonNode> answer = asked("/models");
        List<JsonNode> models = new ArrayList<>();
        if (answer.isPresent() && !azure) {
            JsonNode data = answer.get().has("data") ? answer.get().get("data") : answer.get();
            data.forEach(models::add);
        }
        return models;
    }

    /// Nothing where the server has no such thing.
    private Optional<JsonNode> asked(String path) throws InterruptedException {
        Failures failures = failures("");
        try (Answer answer = http.get(path, calls.quick())) {
            int status = answer.status();
            if (status == 404 || status == 405 || status == 501) {
                return Optional.empty();
            }
            failures.check(answer);
            return Optional.of(failures.json(answer.text(LONGEST)));
        }
    }

    private static ModelInfo info(JsonNode model) {
        // llama.cpp: what it has, where context_length is what it was made for
        int context = model.path("meta").path("n_ctx").asInt();
        for (String name : CONTEXT) {
            context = context > 0 ? context : model.path(name).asInt();
        }
        return ModelInfo.of(model.path("id").asText(model.path("name").asText("")), context);
    }

    @Override
    public ModelInfo details(String model) throws InterruptedException {
        if (azure) {
            return ModelInfo.of(model, 0);
        }
        Optional<JsonNode> listed =
                listed().stream().filter(one -> info(one).name().equals(model)).findFirst();
        ModelInfo info = listed.map(OpenAiServer::info).orElse(ModelInfo.of(model, 0));
        if (!address.onThisMachine()) {
            return info;
        }
        boolean unloaded =
                listed.map(one -> one.path("status").path("value").asText(""))
                        .filter(status -> !status.isEmpty() && !status.equals("loaded"))
                        .isPresent();
        int context = unloaded ? loading(model) : info.contextTokens();
        if (context == 0) {
            context = unloaded ? info.contextTokens() : local(model);
        }
        return ModelInfo.of(model, context);
    }

    /// What a model has once llama.cpp's router loaded it for this; 0 where it doesn't tell.
    private int loading(String model) throws InterruptedException {
        String name = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
        try (Http beside = http.at(address.url().resolve("/?model=" + name))) {
            return properties(beside, calls.limits());
        }
    }

    /// What LM Studio and llama.cpp tell outside of the protocol; 0 where they don't.
    private int local(String model) throws InterruptedException {
        URI root = address.url().resolve("/");
        try (Http beside = http.at(root)) {
            Optional<JsonNode> studio = asked(beside, "api/v0/models/" + model, calls.quick());
            if (studio.isPresent()) {
                int context = info(studio.get()).contextTokens();
                if (context > 0) {
                    return context;
                }
            }
            return properties(beside, calls.quick());
        }
    }

    private int properties(Http at, Limits limits) throws InterruptedException {
        return asked(at, "props", limits)
                .map(props -> props.path("default_generation_settings").path("n_ctx").asInt())
                .orElse(0);
    }

    private Optional<JsonNode> asked(Http at, String path, Limits limits)
            throws InterruptedException {
        try (Answer answer = at.get("/" + path, limits)) {
            return answer.status() == 200 && answer.type().contains("json")
                    ? Optional.of(failures("").json(answer.text(LONGEST)))
                    : Optional.empty();
        } catch (ModelException e) {
            if (e.kind() == Kind.UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean keepsModels() {
        return false;
    }

    @Override
    public void pull(String model, Consumer<PullProgress> progress) {
        throw new UnsupportedOperationException("This server keeps no models");
    }

    @Override
    public void delete(String model) {
        throw new UnsupportedOperationException("This server keeps no models");
    }

    @Override
    public ChatModel chat(String model) {
        Failures failures = failures(model);
        String before = azure ? Azure.deployment(address.url(), model) : "";
        OpenAiChat dialect =
                new OpenAiChat(
                        model, before + "/chat/completions", this, learned.apply(model), failures);
        return new RemoteChatModel(model, http, dialect, failures, calls, learned.apply(model));
    }

    @Override
    public void close() {
        http.close();
    }
}
