package maestro.app.cli.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelInfo;
import maestro.agents.model.ModelServer;
import maestro.agents.model.PullProgress;
import maestro.agents.model.ServerAddress;
import maestro.agents.model.fitness.Fitness;
import maestro.agents.model.fitness.FitnessCheck;
import maestro.agents.model.fitness.Task;
import maestro.agents.model.fitness.TaskResult;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import maestro.app.size.ByteSize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens no home, so that it works beside the desktop.
@Command(
        name = "models",
        description = "List the models of a server, pull one to it, or check what one is good for.")
public final class ModelsCommand extends WorkingCommand {
    private static final long TELL_EVERY_NANOSECONDS = 500_000_000;
    private static final int MOST_NAMES = 8;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "check|pull",
            description = "What to do with the model; without it the models are listed.")
    private @Nullable String action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "M", description = "The model's name.")
    private @Nullable String model;

    @Option(
            names = "--engine",
            paramLabel = "ollama|openai",
            description = "The kind of server (default: ollama).")
    private String engine = "ollama";

    @Mixin private ServerOptions server = new ServerOptions();

    private long told;

    @Override
    public Integer call() throws Exception {
        ServerAddress address = server.address(engine);
        String named = model;
        String wanted = action;
        if (wanted != null && !wanted.equals("pull") && !wanted.equals("check")) {
            throw new UsageException("what can be done with a model: check, pull");
        }
        if (wanted != null && (named == null || named.isBlank())) {
            throw new UsageException("name the model: maestro models " + wanted + " qwen3:8b");
        }
        return interruptibly(() -> {
            try (ModelServer open =
                    Workstation.servers(root().home(), root().proxies()).open(address)) {
                if (named == null) {
                    return list(open);
                }
                return "check".equals(wanted) ? check(open, named) : pull(open, named);
            }
        });
    }

    private int list(ModelServer open) throws InterruptedException {
        List<ModelInfo> models = open.models();
        if (models.isEmpty() && !json()) {
            out().println(
                            open.keepsModels()
                                    ? "No models yet. Pull one: maestro models pull qwen3:4b"
                                    : "The server lists no models. Use --model with the name that it has there.");
        }
        int widest = models.stream().mapToInt(info -> info.name().length()).max().orElse(0);
        String row = "%-" + Math.clamp(widest, 32, 80) + "s %10s  %-8s %-8s %s%n";
        for (ModelInfo info : models) {
            if (json()) {
                printJson(line(info));
            } else {
                out().printf(
                                Locale.ROOT,
                                row,
                                info.name(),
                                size(info.bytes()),
                                info.parameters(),
                                info.quantization(),
                                info.contextTokens() == 0 ? "" : info.contextTokens() + " tokens");
            }
        }
        return Exit.DONE;
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : ByteSize.of(bytes);
    }

    private static Map<String, Object> line(ModelInfo info) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", info.name());
        line.put("bytes", info.bytes());
        line.put("family", info.family());
        line.put("parameters", info.parameters());
        line.put("quantization", info.quantization());
        line.put("contextTokens", info.contextTokens());
        line.put("abilities", info.abilities().stream().sorted().toList());
        return line;
    }

    /// @return whether it is good for all roles, for some, or for none
    private int check(ModelServer open, String name) throws InterruptedException {
        if (!open.keepsModels()) {
            warnOfUnknown(open, name);
        }
        Fitness fitness = new FitnessCheck().of(open.chat(name), this::tell);
        Set<Task.Role> roles = fitness.roles();
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("model", name);
            line.put("roles", roles.stream().map(ModelsCommand::word).sorted().toList());
            line.put("korean", fitness.passed(Task.KOREAN));
            line.put("tokensPerSecond", Math.round(fitness.tokensPerSecond() * 10) / 10.0);
            line.put("message", fitness.words().english());
            printJson(line);
        } else {
            out().println(fitness.words().english());
        }
        if (roles.isEmpty()) {
            return Exit.FAILED;
        }
        return roles.size() == Task.Role.values().length ? Exit.DONE : Exit.PARTLY;
    }

    /// Some servers answer with the model they have, whatever name they are given.
    private void warnOfUnknown(ModelServer open, String name) throws InterruptedException {
        List<String> known;
        try {
            known = open.models().stream().map(ModelInfo::name).toList();
        } catch (ModelException e) {
            return; // asking the model itself will tell more
        }
        if (!known.isEmpty() && !known.contains(name)) {
            err().println(
                            "maestro: the server lists no model %s and may answer with another. It has: %s"
                                    .formatted(
                                            name,
                                            known.stream()
                                                    .limit(MOST_NAMES)
                                                    .collect(Collectors.joining(", "))));
        }
    }

    private void tell(TaskResult result) {
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("task", word(result.task()));
            line.put("passed", result.passed());
            line.put("message", result.words().english());
            printJson(line);
        } else {
            out().printf("%-4s %s%n", result.passed() ? "ok" : "not", result.words().english());
        }
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    private int pull(ModelServer open, String name) throws InterruptedException {
        if (!open.keepsModels()) {
            throw new UsageException("models are pulled to Ollama only");
        }
        open.pull(name, progress -> tell(name, progress));
        if (json()) {
            printJson(Map.of("model", name, "pulled", true));
        } else {
            out().println("Pulled: " + name);
        }
        return Exit.DONE;
    }

    private void tell(String name, PullProgress progress) {
        long now = System.nanoTime();
        if (progress.total() == 0 || now - told < TELL_EVERY_NANOSECONDS) {
            return;
        }
        told = now;
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("model", name);
            line.put("status", progress.status());
            line.put("done", progress.done());
            line.put("total", progress.total());
            printJson(line);
        } else {
            err().printf(
                            Locale.ROOT,
                            "%s: %s of %s%n",
                            progress.status(),
                            ByteSize.of(progress.done()),
                            ByteSize.of(progress.total()));
        }
    }
}
