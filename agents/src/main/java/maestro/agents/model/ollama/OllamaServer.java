package maestro.agents.model.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
import maestro.rag.message.Message;

/// An Ollama.
public final class OllamaServer implements ModelServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 32 << 20;
    private static final int DESCRIBED = 200;

    /// What Go says of a server that can't be reached.
    private static final Pattern UNREACHED =
            Pattern.compile("dial tcp|max retries exceeded|TLS handshake timeout|i/o timeout");

    private final ServerAddress address;
    private final Http http;
    private final OllamaCalls ollama4j;
    private final Calls calls;
    private final Function<String, Learned> learned;

    /// What was shown of models as they were listed.
    private final Map<ModelInfo, ModelInfo> described = new ConcurrentHashMap<>();

    /// @param key empty for none
    /// @param learned what is known of a model by its name
    /// @param proxy asked for each connection
    public OllamaServer(
            ServerAddress address,
            String key,
            Reach reach,
            Calls calls,
            Function<String, Learned> learned,
            Supplier<Optional<ProxyServer>> proxy) {
        this.address = address;
        this.calls = calls;
        this.learned = learned;
        Map<String, String> headers =
                key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
        this.http = new Http(address.url(), headers, reach, proxy);
        this.ollama4j = new OllamaCalls(http, calls.quick(), failures(""));
    }

    private Failures failures(String model) {
        return new Failures(address.url(), model, calls.clock());
    }

    @Override
    public ServerAddress address() {
        return address;
    }

    @Override
    public String version() throws InterruptedException {
        return ollama4j.version();
    }

    @Override
    public List<ModelInfo> models() throws InterruptedException {
        List<ModelInfo> models = new ArrayList<>();
        List<ModelInfo> all = ollama4j.models();
        described.keySet().retainAll(all);
        for (ModelInfo listed : all) {
            models.add(models.size() < DESCRIBED ? described(listed) : listed);
        }
        return models;
    }

    /// With the context and the abilities, which a list by ollama4j lacks.
    private ModelInfo described(ModelInfo listed) throws InterruptedException {
        ModelInfo known = described.get(listed);
        if (known != null) {
            return known;
        }
        try {
            ModelInfo details = details(listed.name());
            known =
                    new ModelInfo(
                            listed.name(),
                            listed.bytes(),
                            listed.family().isEmpty() ? details.family() : listed.family(),
                            listed.parameters().isEmpty()
                                    ? details.parameters()
                                    : listed.parameters(),
                            listed.quantization().isEmpty()
                                    ? details.quantization()
                                    : listed.quantization(),
                            details.contextTokens(),
                            details.abilities(),
                            listed.changed());
            described.put(listed, known);
            return known;
        } catch (ModelException e) {
            if (e.kind() == Kind.UNREACHABLE || e.kind() == Kind.STALLED) {
                throw e;
            }
            // deleted meanwhile, or damaged: it is listed all the same
            return listed;
        }
    }

    @Override
    public ModelInfo details(String model) throws InterruptedException {
        Failures failures = failures(model);
        try (Answer answer = http.post("/api/show", named(model), calls.quick())) {
            failures.check(answer);
            return info(model, failures.object(answer.text(LONGEST)));
        }
    }

    private static ModelInfo info(String model, JsonNode shown) {
        JsonNode details = shown.path("details");
        JsonNode facts = shown.path("model_info");
        String architecture = facts.path("general.architecture").asText("");
        Set<String> abilities = new HashSet<>();
        shown.path("capabilities").forEach(ability -> abilities.add(ability.asText()));
        return new ModelInfo(
                model,
                0,
                details.path("family").asText(""),
                details.path("parameter_size").asText(""),
                details.path("quantization_level").asText(""),
                facts.path(architecture + ".context_length").asInt(),
                abilities,
                null);
    }

    private static String named(String model) {
        return JSON.createObjectNode().put("model", model).toString();
    }

    @Override
    public boolean keepsModels() {
        return true;
    }

    @Override
    public void pull(String model, Consumer<PullProgress> progress) throws InterruptedException {
        Failures failures = failures(model);
        try (Answer answer = http.post("/api/pull", named(model), Limits.DOWNLOAD)) {
            failures.check(answer);
            boolean whole = false;
            for (String line = answer.line(); line != null; line = answer.line()) {
                if (line.isBlank()) {
                    continue;
                }
                JsonNode told = failures.object(line);
                if (told.has("error")) {
                    throw unpulled(model, Failures.words(told.get("error")));
                }
                String status = told.path("status").asText("");
                whole |= status.equals("success");
                progress.accept(
                        new PullProgress(
                                status,
                                told.path("completed").asLong(),
                                told.path("total").asLong()));
            }
            if (!whole) {
                throw failures.cut();
            }
        }
    }

    private ModelException unpulled(String model, String words) {
        // what Ollama's library says of a name that it doesn't have
        if (words.contains("manifest") && words.contains("does not exist")) {
            Message none =
                    registry(model)
                            .map(host -> Message.of("model.notInRegistry", model, host))
                            .orElseGet(() -> Message.of("model.notInLibrary", model));
            return new ModelException(Kind.UNKNOWN_MODEL, none, null);
        }
        return UNREACHED.matcher(words).find()
                ? new ModelException(
                        Kind.SERVER_FAULT,
                        Message.of("model.noDownload", address.url().getHost(), model, words),
                        null)
                : failures("").of(500, words, null);
    }

    /// Where a name that names its registry ("hf.co/someone/model:tag") leads; empty for Ollama's
    /// own.
    private static Optional<String> registry(String model) {
        String[] parts = model.replaceFirst("^[a-z]+://", "").split("/", -1);
        return parts.length < 3 || parts[0].matches("(?i)(?:registry\\.)?ollama\\.(?:ai|com)")
                ? Optional.empty()
                : Optional.of(parts[0]);
    }

    @Override
    public void delete(String model) throws InterruptedException {
        try (Answer answer = http.delete("/api/delete", named(model), calls.quick())) {
            failures(model).check(answer);
        }
    }

    @Override
    public ChatModel chat(String model) {
        Failures failures = failures(model);
        OllamaChat dialect = new OllamaChat(model, this, learned.apply(model), failures);
        return new RemoteChatModel(model, http, dialect, failures, calls, learned.apply(model));
    }

    @Override
    public void close() {
        http.close();
    }
}
