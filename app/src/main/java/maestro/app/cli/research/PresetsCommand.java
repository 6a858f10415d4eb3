package maestro.app.cli.research;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.preset.Preset;
import maestro.agents.preset.Presets;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import maestro.app.cli.mission.BriefLine;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens no home, so that it works beside the desktop.
@Command(
        name = "presets",
        description = {
            "List ready choices for kinds of research, the program's and your own; show, save, rename or delete one.",
            "'maestro research --preset NAME' begins with one. Your own are JSON files in the home's folder 'presets'."
        })
public final class PresetsCommand extends WorkingCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "show|save|rename|delete",
            description = "What to do with the preset; without it they are listed.")
    private @Nullable String action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Its name.")
    private @Nullable String name;

    @Parameters(index = "2", arity = "0..1", paramLabel = "NEW", description = "Its new name.")
    private @Nullable String renamed;

    @Option(
            names = "--language",
            paramLabel = "en|ko",
            description = "Of the reports that the program's presets are for (default: en).")
    private String language = "en";

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "S",
            description =
                    "Where else one saved proposes to look: web, arxiv, openalex, crossref, semanticscholar, pubmed.")
    private @Nullable List<String> sources;

    @Mixin private BriefOptions brief = new BriefOptions();

    @Override
    public Integer call() throws Exception {
        Presets presets = BriefOptions.presets(root().home());
        if (action == null) {
            return list(presets);
        }
        if (name == null || name.isBlank()) {
            throw new UsageException("name the preset: maestro presets " + action + " NAME");
        }
        try {
            return switch (action) {
                case "show" -> show(BriefOptions.preset(root().home(), name, language()));
                case "save" -> show(presets.save(made(name)));
                case "rename" -> show(presets.rename(own(name), newName()));
                case "delete" -> delete(presets, own(name));
                default ->
                        throw new UsageException(
                                "what can be done with a preset: show, save, rename, delete");
            };
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    private int list(Presets presets) throws IOException {
        Presets.Own own = presets.own();
        List<Preset> all = new ArrayList<>(presets.builtIn(language()));
        all.addAll(own.own());
        for (Preset preset : all) {
            if (json()) {
                printJson(json(preset));
            } else {
                out().printf(
                                "%-20s %s%n",
                                preset.id(),
                                preset.about().isEmpty() || preset.own()
                                        ? preset.name()
                                        : preset.name() + ". " + preset.about());
            }
        }
        for (Message problem : own.problems()) {
            err().println("maestro: " + problem.english());
        }
        return own.problems().isEmpty() ? Exit.DONE : Exit.PARTLY;
    }

    private int show(Preset preset) {
        if (json()) {
            printJson(json(preset));
            return Exit.DONE;
        }
        out().println(preset.name() + (preset.own() ? " (your own)" : ""));
        if (!preset.about().isEmpty()) {
            out().println(preset.about());
        }
        preset.outline().forEach(heading -> out().println("  - " + heading));
        if (!preset.tone().isEmpty()) {
            out().println("Tone: " + preset.tone());
        }
        out().println("Unsupported sentences are " + BriefLine.word(preset.unsupported()) + ".");
        if (!preset.proposed().isEmpty()) {
            out().println(
                            "Proposes to look there too: "
                                    + String.join(
                                            ", ",
                                            preset.proposed().stream().map(Index::tag).toList()));
        }
        out().println(
                        "At most %d rounds and %d minutes."
                                .formatted(preset.rounds(), preset.minutes()));
        return Exit.DONE;
    }

    private int delete(Presets presets, Preset preset) throws IOException {
        presets.delete(preset);
        if (json()) {
            printJson(Map.of("deleted", preset.id()));
        } else {
            out().println(preset.name() + " is deleted.");
        }
        return Exit.DONE;
    }

    private Preset made(String named) throws IOException {
        Optional<Preset> base = brief.chosen(root().home(), language());
        Brief said = brief.brief(base);
        return new Preset(
                "",
                true,
                named,
                base.map(Preset::about).orElse(""),
                said.outline(),
                said.tone(),
                said.unsupported(),
                sources == null
                        ? base.map(Preset::proposed).orElse(List.of())
                        : sources.stream().map(SourceOptions::index).toList(),
                brief.rounds(base),
                brief.minutes(base));
    }

    private Preset own(String named) throws IOException {
        Preset found = BriefOptions.preset(root().home(), named, language());
        if (!found.own()) {
            throw new UsageException(found.name() + " belongs to the program and stays as it is");
        }
        return found;
    }

    private String newName() {
        if (renamed == null || renamed.isBlank()) {
            throw new UsageException("say the new name: maestro presets rename NAME NEW");
        }
        return renamed;
    }

    private Language language() {
        for (Language known : Language.values()) {
            if (known.tag().equals(language)) {
                return known;
            }
        }
        throw new UsageException("the language can be: en, ko");
    }

    private static Map<String, Object> json(Preset preset) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("preset", preset.id());
        line.put("own", preset.own());
        line.put("name", preset.name());
        line.put("about", preset.about());
        line.put("outline", preset.outline());
        line.put("tone", preset.tone());
        line.put("unsupported", BriefLine.word(preset.unsupported()));
        line.put("sources", preset.proposed().stream().map(Index::tag).toList());
        line.put("rounds", preset.rounds());
        line.put("minutes", preset.minutes());
        return line;
    }
}
