package maestro.app.cli.research;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.controller.branch.BranchRequest;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Mission;
import maestro.agents.mission.ModelProfile;
import maestro.agents.preset.Preset;
import maestro.agents.replay.Playback;
import maestro.app.Workstation;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkstationCommand;
import maestro.app.cli.mission.MissionArgument;
import maestro.app.cli.mission.MissionProgress;
import maestro.app.cli.mission.ReportFile;
import maestro.app.cli.mission.StepArgument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "branch",
        description =
                "Begin a new mission with the first steps of another, and go on anew, with another model or in another way. What is not said is as in the other.")
public final class BranchCommand extends WorkstationCommand {
    private static final String NONE = "0";

    @Parameters(paramLabel = "MISSION", description = "The other's id.")
    private String mission = "";

    @Option(
            names = "--step",
            required = true,
            paramLabel = "S",
            description =
                    "The last step that is taken over: its number or key, as 'maestro replay' lists them; 0 for none.")
    private String step = "";

    @Option(names = "--title", paramLabel = "T", description = "Title of the new mission.")
    private @Nullable String title;

    @Mixin private BriefOptions brief = new BriefOptions();

    @Option(
            names = "--answer",
            paramLabel = "TEXT",
            description =
                    "What the model was told beforehand, told otherwise: \"2: 2015 on\" in place of the second answer that 'maestro missions MISSION' lists, \"Which years? 2015 on\" in place of the answer to that question, or else besides. Without words an answer is taken away. May be given several times.")
    private List<String> answers = List.of();

    @Mixin private ModelOptions models = new ModelOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the report here: .md, .pdf or .json; may be given several times.")
    private List<Path> files = List.of();

    @Override
    public void checkArguments() {
        files.forEach(file -> ReportFile.check(file, root().home()));
    }

    @Override
    public int run(Workstation workstation) throws Exception {
        if (!workstation.missions().journal().missions().contains(mission)) {
            throw MissionArgument.unknown(mission);
        }
        Playback from = Playback.of(workstation.missions().journal(), mission);
        int steps = step.equals(NONE) ? 0 : StepArgument.find(from, step).number();
        Mission other = from.after(steps).mission();
        Ahead ahead = Ahead.of(from.moments(), steps);
        Optional<Preset> preset = brief.chosen(root().home(), other.language());
        preset.ifPresent(chosen -> tellWhatStays(chosen, other.brief(), ahead));
        ModelProfile profile = models.profileAs(other);
        if (profile == null && !answers.isEmpty()) {
            throw new UsageException("--answer needs a model, since nobody else reads answers");
        }
        String branch;
        try {
            Brief wanted = brief.briefAs(preset, other.brief(), ahead);
            BranchRequest request =
                    new BranchRequest(
                            mission,
                            steps,
                            title,
                            models.limitsAs(
                                    other.limits(),
                                    brief.rounds(preset, other.limits()),
                                    brief.time(preset, other.limits())),
                            profile,
                            models.egressAs(other),
                            wanted.answered(ClarifyOptions.changed(wanted.answers(), answers)));
            workstation.missions().check(request);
            branch = workstation.missions().branch(request);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e);
        }
        if (!json()) {
            out().printf("%s begins with %d steps of %s%n", branch, steps, mission);
        }
        return new MissionProgress(this, workstation.missions()).run(branch, files);
    }

    /// What of a preset comes too late.
    private void tellWhatStays(Preset chosen, Brief other, Ahead ahead) {
        List<String> stays = new ArrayList<>();
        if (!ahead.planning() && !chosen.outline().equals(other.outline())) {
            stays.add("the headings, which came with the plan");
        }
        if (!ahead.writing() && !chosen.tone().equals(other.tone())) {
            stays.add("the tone, since everything is written");
        }
        if (!ahead.checking() && chosen.unsupported() != other.unsupported()) {
            stays.add("what became of unsupported sentences, since all are checked");
        }
        if (!stays.isEmpty()) {
            err().println(
                            "Of %s these come too late and stay as they were: %s."
                                    .formatted(chosen.name(), String.join("; ", stays)));
        }
    }
}
