package maestro.app.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Price;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ServerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who thinks, what that may take, and what may leave the machine for it.
final class ModelOptions {
    private static final String EVIDENCE = "evidence";
    private static final double TEMPERATURE = 0.2;

    @Option(
            names = "--engine",
            paramLabel = "evidence|ollama|openai",
            description =
                    "Who does the work (default: evidence, the agents without a model); with ollama or openai a model of such a server.")
    private String engine = EVIDENCE;

    @Option(names = "--model", paramLabel = "M", description = "The model, such as qwen3:8b.")
    private @Nullable String model;

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
            names = "--role-model",
            paramLabel = "ROLE=M",
            description =
                    "A model of its own for planning, research, reflection or writing; may be given several times.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(
            names = "--egress",
            paramLabel = "private|web|remote",
            description =
                    "What may leave this machine (default: private, nothing); remote: questions and passages, to a model server elsewhere.")
    private String egress = "private";

    @Option(names = "--temperature", paramLabel = "T", description = "From 0 to 2 (default: 0.2).")
    private double temperature = TEMPERATURE;

    @Option(
            names = "--thinking",
            paramLabel = "default|off|low|medium|high",
            description = "How much the model thinks before it answers.")
    private String thinking = "default";

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "Most calls of models (default: no limit).")
    private int calls;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Most tokens, read and written together (default: no limit).")
    private long tokens;

    @Option(
            names = "--max-cost",
            paramLabel = "X",
            description = "Most cost, in the currency of --price (default: no limit).")
    private double cost;

    @Option(
            names = "--price",
            paramLabel = "IN,OUT",
            description = "What a million tokens cost that are read, and that are written.")
    private @Nullable String price;

    /// @return null for evidence mode
    /// @throws UsageException where the options don't fit together
    @Nullable ModelProfile profile() {
        if (engine.equals(EVIDENCE)) {
            if (model != null || server.given() || !roles.isEmpty()) {
                throw new UsageException(
                        "a model needs --engine ollama or --engine openai; evidence mode has none");
            }
            return null;
        }
        if (!engine.equals("ollama") && !engine.equals("openai")) {
            throw new UsageException("the engine can be: evidence, ollama, openai");
        }
        if (model == null || model.isBlank()) {
            throw new UsageException(
                    "name the model with --model; 'maestro models' lists those that are there");
        }
        ServerAddress address = server.address(engine);
        if (!address.onThisMachine() && egress() != Egress.REMOTE) {
            throw new UsageException(
                    "%s is not this machine: your questions and passages of your documents would be sent there. Allow it with --egress remote"
                            .formatted(address.url().getHost()));
        }
        if (cost > 0 && price == null) {
            throw new UsageException("a limit on cost needs --price IN,OUT");
        }
        try {
            return new ModelProfile(address, model, roles(), temperature, thinking(), price());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    Egress egress() {
        return switch (egress) {
            case "private" -> Egress.PRIVATE;
            case "web" -> Egress.WEB;
            case "remote" -> Egress.REMOTE;
            default -> throw new UsageException("what may leave can be: private, web, remote");
        };
    }

    /// @throws IllegalArgumentException where a limit makes no sense
    Limits limits(int rounds, Duration time) {
        Limits standard = Limits.DEFAULT;
        return new Limits(
                rounds, time, standard.steps(), standard.parallelSections(), calls, tokens, cost);
    }

    private Map<AgentKind, String> roles() {
        Map<AgentKind, String> own = new HashMap<>();
        roles.forEach((role, named) -> own.put(role(role), named));
        return own;
    }

    private static AgentKind role(String name) {
        return switch (name) {
            case "planning" -> AgentKind.PLANNING;
            case "research" -> AgentKind.RESEARCH;
            case "reflection" -> AgentKind.REFLECTION;
            case "writing" -> AgentKind.WRITING;
            default ->
                    throw new UsageException(
                            "a role with a model of its own can be: planning, research, reflection, writing");
        };
    }

    private Thinking thinking() {
        try {
            return Thinking.valueOf(thinking.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("thinking can be: default, off, low, medium, high");
        }
    }

    private Price price() {
        String given = price;
        if (given == null) {
            return Price.NONE;
        }
        String[] parts = given.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Price(
                        Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("a price is two numbers, IN,OUT, for example 2.5,10");
    }
}
