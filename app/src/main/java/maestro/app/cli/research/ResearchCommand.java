package maestro.app.cli.research;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.estimate.Estimate;
import maestro.agents.controller.estimate.Estimator;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.preset.Preset;
import maestro.agents.role.prompted.Prompts;
import maestro.agents.source.LibrarySource;
import maestro.app.Workstation;
import maestro.app.cli.command.Collections;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.app.cli.mission.MissionProgress;
import maestro.app.cli.mission.ReportFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "research", description = "Ask questions and get a cited report.")
public final class ResearchCommand extends WorkstationCommand {
    @Option(
            names = "--question",
            required = true,
            arity = "1",
            paramLabel = "Q",
            description = "What to find out; may be given several times.")
    private List<String> questions = List.of();

    @Option(names = "--title", paramLabel = "T", description = "Title of the report.")
    private @Nullable String title;

    @Option(names = "--collection", paramLabel = "C", description = "Use this collection only.")
    private @Nullable String collection;

    @Option(
            names = "--language",
            paramLabel = "en|ko",
            description = "Language of the report (default: that of the question).")
    private @Nullable String language;

    @Mixin private BriefOptions brief = new BriefOptions();

    @Mixin private ClarifyOptions clarify = new ClarifyOptions();

    @Mixin private ModelOptions models = new ModelOptions();

    @Mixin private SourceOptions sources = new SourceOptions();

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description =
                    "Let an agent of your own take part (see 'maestro agents'); may be given"
                            + " several times.")
    private List<String> agents = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the report here: .md, .pdf or .json; may be given several times.")
    private List<Path> files = List.of();

    @Option(
            names = "--approve-plan",
            description =
                    "Wait once there is a plan, for 'maestro plan MISSION' to show, change and"
                            + " --approve it.")
    private boolean approvePlan;

    @Option(
            names = "--estimate",
            description =
                    "Say what it will take (calls, tokens, money, time, each with its range) and do"
                            + " nothing.")
    private boolean estimate;

    @Override
    public void checkArguments() throws IOException {
        clarify.check(request().profile() != null);
        files.forEach(file -> ReportFile.check(file, root().home()));
    }

    private MissionRequest request() throws IOException {
        if (questions.stream().allMatch(String::isBlank)) {
            throw new UsageException("the question is empty");
        }
        Optional<Preset> preset = brief.chosen(root().home(), language());
        try {
            return new MissionRequest(
                    title,
                    questions,
                    collection,
                    language(),
                    models.limits(brief.rounds(preset), Duration.ofMinutes(brief.minutes(preset))),
                    approvePlan,
                    models.profile(),
                    models.egress(),
                    sources.sources(models.egress(), root().home()),
                    clarify.given(brief.brief(preset)),
                    AgentsCommand.named(root().home(), agents));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
    }

    /// Says where else a preset would look, which nobody has allowed yet.
    private void propose() throws IOException {
        List<Index> there = sources.sources(models.egress(), root().home()).indexes();
        String more =
                brief
                        .chosen(root().home(), language())
                        .map(Preset::proposed)
                        .orElse(List.of())
                        .stream()
                        .filter(i -> !there.contains(i))
                        .map(Index::tag)
                        .collect(Collectors.joining(","));
        if (!more.isEmpty() && there.isEmpty()) {
            err().println(
                            "The preset would also look elsewhere: --sources library,%s --egress web"
                                    .formatted(more));
        }
    }

    private Language language() {
        if (language == null) {
            return Language.of(String.join(" ", questions));
        }
        for (Language known : Language.values()) {
            if (known.tag().equals(language)) {
                return known;
            }
        }
        throw new UsageException("the language can be: en, ko");
    }

    @Override
    public int run(Workstation workstation) throws Exception {
        Collections.requireKnown(workstation.library(), collection);
        if (estimate) {
            Estimate made =
                    new Estimator(workstation.missions().journal(), Prompts.builtIn())
                            .of(request(), new LibrarySource(workstation.library(), collection), 0);
            if (json()) {
                printJson(EstimateLine.json(made, request().limits()));
            } else {
                out().println(EstimateLine.words(made, request().limits()));
            }
            return Exit.DONE;
        }
        propose();
        MissionRequest asked;
        try {
            workstation.missions().check(request());
            asked = clarify.asked(request(), workstation.missions(), this, ConsoleTerminal.find());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
        String mission = workstation.missions().create(asked, clarify.spent());
        return new MissionProgress(this, workstation.missions()).run(mission, files);
    }
}
