package maestro.app.cli.research;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.agents.custom.OwnAgents;
import maestro.agents.custom.Template;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Language;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens no home, so that it works beside the desktop.
@Command(
        name = "agents",
        description = {
            "List the agents of your own; add or remove one.",
            "'maestro research --agent NAME' lets one take part. They think with a language model and are kept in the home's file 'agents.json'."
        })
public final class AgentsCommand extends WorkingCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "list|add|remove",
            description = "What to do; without it they are listed.")
    private String action = "list";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Its name.")
    private @Nullable String name;

    @Option(names = "--told", paramLabel = "TEXT", description = "What it is told to do.")
    private @Nullable String told;

    @Option(
            names = "--template",
            paramLabel = "T",
            description = "Begin with: fact-check, data-analysis.")
    private @Nullable String template;

    @Option(
            names = "--language",
            paramLabel = "en|ko",
            description = "Of the template (default: en).")
    private String language = "en";

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "Its own model (default: the mission's).")
    private @Nullable String model;

    @Option(
            names = "--place",
            paramLabel = "P",
            description =
                    "When it works: after-research (in each round), before-writing, after-writing.")
    private @Nullable String place;

    @Option(
            names = "--plugin",
            paramLabel = "P",
            description = "Its work is done by this plug-in ('maestro plugins').")
    private String plugin = "";

    @Option(names = "--on", description = "Chosen in the desktop's form from the start.")
    private boolean on;

    /// The user's agents in a home.
    public static OwnAgents in(Path home) {
        return OwnAgents.in(home.resolve("agents.json"));
    }

    /// Those of these names.
    ///
    /// @throws UsageException where there is none of a name
    public static List<CustomAgent> named(Path home, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        OwnAgents.Kept kept = in(home).read();
        if (!kept.problem().isNone()) {
            throw new UsageException(kept.problem().english());
        }
        List<CustomAgent> found = new ArrayList<>();
        for (String name : names) {
            found.add(
                    kept.agents().stream()
                            .map(OwnAgents.Entry::agent)
                            .filter(agent -> agent.name().equalsIgnoreCase(name.strip()))
                            .findFirst()
                            .orElseThrow(() ->
                                    new UsageException(
                                            "there is no agent "
                                                    + name
                                                    + "; 'maestro agents' lists yours")));
        }
        return found;
    }

    @Override
    public Integer call() throws IOException {
        OwnAgents agents = in(root().home());
        OwnAgents.Kept kept = agents.read();
        return switch (action) {
            case "list" -> list(kept);
            case "add" -> add(agents, kept);
            case "remove" -> remove(agents, kept);
            default ->
                    throw new UsageException(
                            "what can be done with agents of your own: list, add, remove");
        };
    }

    private int list(OwnAgents.Kept kept) {
        kept.agents().forEach(this::print);
        if (!kept.problem().isNone()) {
            err().println("maestro: " + kept.problem().english());
            return Exit.PARTLY;
        }
        if (kept.agents().isEmpty() && !json()) {
            out().println(
                            "No agent of your own. Add one: maestro agents add --template fact-check");
        }
        return Exit.DONE;
    }

    private void print(OwnAgents.Entry entry) {
        CustomAgent agent = entry.agent();
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("agent", agent.name());
            line.put("told", agent.prompt());
            line.put("model", agent.model());
            line.put("place", word(agent.place()));
            line.put("plugin", agent.plugin());
            line.put("on", entry.on());
            printJson(line);
        } else {
            String who =
                    !agent.plugin().isEmpty()
                            ? "plug-in " + agent.plugin()
                            : agent.model() == null ? "the mission's model" : agent.model();
            out().printf(
                            "%-24s %-16s %s%s%n",
                            agent.name(), word(agent.place()), who, entry.on() ? "  (on)" : "");
        }
    }

    private int add(OwnAgents agents, OwnAgents.Kept kept) throws IOException {
        OwnAgents.Entry made = made();
        List<OwnAgents.Entry> all = new ArrayList<>(kept.agents());
        all.add(made);
        try {
            agents.write(all);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
        print(made);
        return Exit.DONE;
    }

    private OwnAgents.Entry made() {
        CustomAgent base = template == null ? null : template(template).agent(language());
        String says = told == null && base != null ? base.prompt() : told == null ? "" : told;
        String called = name == null && base != null ? base.name() : name == null ? plugin : name;
        try {
            return new OwnAgents.Entry(
                    new CustomAgent(
                            called,
                            says,
                            model,
                            place != null || base == null ? place() : base.place(),
                            plugin.strip()),
                    on);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    e.getMessage() + ": maestro agents add NAME --told TEXT, or --template T");
        }
    }

    private CustomAgent.Place place() {
        if (place == null) {
            return CustomAgent.Place.AFTER_RESEARCH;
        }
        for (CustomAgent.Place known : CustomAgent.Place.values()) {
            if (word(known).equals(place)) {
                return known;
            }
        }
        throw new UsageException("an agent works: after-research, before-writing or after-writing");
    }

    private static Template template(String named) {
        for (Template known : Template.values()) {
            if (word(known).equals(named)) {
                return known;
            }
        }
        throw new UsageException("an agent can begin with: fact-check, data-analysis");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Language language() {
        for (Language known : Language.values()) {
            if (known.tag().equals(language)) {
                return known;
            }
        }
        throw new UsageException("the language can be: en, ko");
    }

    private int remove(OwnAgents agents, OwnAgents.Kept kept) throws IOException {
        String called = name == null ? "" : name.strip();
        List<OwnAgents.Entry> left =
                kept.agents().stream()
                        .filter(entry -> !entry.agent().name().equalsIgnoreCase(called))
                        .toList();
        if (left.size() == kept.agents().size()) {
            throw new UsageException("there is no agent " + called + " to remove");
        }
        agents.write(left);
        if (json()) {
            printJson(Map.of("removed", called));
        } else {
            out().println(called + " is removed.");
        }
        return Exit.DONE;
    }
}
