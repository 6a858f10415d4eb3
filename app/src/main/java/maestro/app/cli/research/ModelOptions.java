package maestro.app.cli.research;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Price;
import maestro.agents.model.ChatRequest.Thinking;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.mask.Masking;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.model.ServerOptions;
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
    private @Nullable String engine;

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
                    "What may leave this machine (default: private, nothing); web: search words, and addresses of pages; remote: also questions and passages, to a model server elsewhere.")
    private @Nullable String egress;

    @Option(names = "--temperature", paramLabel = "T", description = "From 0 to 2 (default: 0.2).")
    private @Nullable Double temperature;

    @Option(
            names = "--thinking",
            paramLabel = "default|off|low|medium|high",
            description = "How much the model thinks before it answers.")
    private @Nullable String thinking;

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

    @Option(
            names = "--no-mask",
            description =
                    "Send e-mail addresses, telephone, resident and card numbers to a model elsewhere as they are; else placeholders are sent in their place.")
    private boolean unmasked;

    @Option(
            names = "--mask-name",
            paramLabel = "NAME",
            description =
                    "A name that no model elsewhere is told either; may be given several times.")
    private List<String> names = new ArrayList<>();

    /// @return null for evidence mode
    /// @throws UsageException where the options don't fit together
    @Nullable ModelProfile profile() {
        String named = engine;
        if (named == null || named.equals(EVIDENCE)) {
            if (model != null || server.given() || !roles.isEmpty()) {
                throw new UsageException(
                        "a model needs --engine ollama or --engine openai; evidence mode has none");
            }
            return null;
        }
        if (!named.equals("ollama") && !named.equals("openai")) {
            throw new UsageException("the engine can be: evidence, ollama, openai");
        }
        if (model == null || model.isBlank()) {
            throw new UsageException(
                    "name the model with --model; 'maestro models' lists those that are there");
        }
        return profile(server.address(named), model, egress(), null);
    }

    /// As [#profile()], where what is not said is as in another mission.
    @Nullable ModelProfile profileAs(Mission other) {
        ModelProfile known = other.profile();
        if (engine != null || known == null) {
            if (engine == null && model != null) {
                throw new UsageException(
                        "mission %s had no model: name its server with --engine ollama or --engine openai"
                                .formatted(other.id()));
            }
            return profile();
        }
        ServerAddress address =
                server.given()
                        ? server.address(known.server().kind().name().toLowerCase(Locale.ROOT))
                        : known.server();
        return profile(address, model == null ? known.model() : model, egressAs(other), known);
    }

    private ModelProfile profile(
            ServerAddress address, String named, Egress allowed, @Nullable ModelProfile known) {
        if (!address.onThisMachine() && allowed != Egress.REMOTE) {
            throw new UsageException(
                    "%s is not this machine: your questions and passages of your documents would be sent there. Allow it with --egress remote"
                            .formatted(address.url().getHost()));
        }
        boolean sameModel = known != null && known.model().equals(named);
        Price paid = known != null && sameModel && price == null ? known.price() : price();
        if (cost > 0 && paid.equals(Price.NONE)) {
            throw new UsageException("a limit on cost needs --price IN,OUT");
        }
        Map<AgentKind, String> own =
                known != null && roles.isEmpty() && model == null ? known.roles() : roles();
        Double warmth = temperature;
        try {
            return new ModelProfile(
                    address,
                    named,
                    own,
                    warmth != null ? warmth : known != null ? known.temperature() : TEMPERATURE,
                    thinking == null && known != null ? known.thinking() : thinking(),
                    paid,
                    masking(address, known));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    private Masking masking(ServerAddress address, @Nullable ModelProfile known) {
        if (unmasked && !names.isEmpty()) {
            throw new UsageException("--mask-name and --no-mask contradict each other");
        }
        if (known != null && known.masking().on() && !unmasked && names.isEmpty()) {
            return known.masking();
        }
        return unmasked || address.onThisMachine() ? Masking.NONE : new Masking(names);
    }

    /// As [#egress()], where what is not said is as in another mission.
    Egress egressAs(Mission other) {
        return egress == null ? other.egress() : egress();
    }

    /// The limits of another mission, with those on models that are said.
    Limits limitsAs(Limits other, int rounds, Duration time) {
        return new Limits(
                rounds,
                time,
                other.steps(),
                other.parallelSections(),
                calls == 0 ? other.calls() : calls,
                tokens == 0 ? other.tokens() : tokens,
                cost == 0 ? other.cost() : cost);
    }

    Egress egress() {
        return switch (egress) {
            case null -> Egress.PRIVATE;
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
        roles.forEach((role, named) -> {
            if (named.isBlank()) {
                throw new UsageException("--role-model %s= names no model".formatted(role));
            }
            own.put(role(role), named);
        });
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
        if (thinking == null) {
            return Thinking.DEFAULT;
        }
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
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
        throw new UsageException("a price is two numbers, IN,OUT, for example 2.5,10");
    }
}
