package maestro.app.cli.mission;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Report;
import maestro.agents.replay.Moment;
import maestro.agents.replay.Playback;
import maestro.app.Archive;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.cli.command.WorkingCommand;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description =
                "Show a mission again from its journal alone, without a model or a network: its steps, or how it stood after one of them.")
public final class ReplayCommand extends WorkingCommand {
    @Parameters(paramLabel = "MISSION", description = "Its id.")
    private String mission = "";

    @Option(
            names = "--step",
            paramLabel = "S",
            description = "Plan, notes and drafts after this step: its number, or its key.")
    private @Nullable String step;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the report here: .md, .pdf or .json; may be given several times.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        files.forEach(file -> ReportFile.check(file, root().home()));
        try (Archive archive = Archive.open(root().home())) {
            return replay(archive);
        }
    }

    private int replay(Archive archive) throws Exception {
        if (!archive.journal().missions().contains(mission)) {
            throw MissionArgument.unknown(mission);
        }
        Playback playback = Playback.of(archive.journal(), mission);
        playback.damage()
                .ifPresent(what ->
                        err().println(
                                        "maestro: the journal of mission %s is damaged: %s. Nothing was changed; %d steps before that can be shown."
                                                .formatted(
                                                        mission, what, playback.moments().size())));
        if (playback.entries() == 0) {
            return Exit.FAILED;
        }
        String named = step;
        if (named != null) {
            Moment moment = StepArgument.find(playback, named);
            new ReplayedState(this, playback.at(moment)).tell(moment, playback.moments().size());
            write(playback.at(moment), moment.title());
        } else {
            playback.moments().forEach(this::tell);
            MissionState end = playback.end();
            tell(end, playback);
            write(end, "");
        }
        return playback.damage().isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private void tell(Moment moment) {
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("number", moment.number());
            line.put("step", moment.step());
            line.put("agent", moment.agent().name().toLowerCase(Locale.ROOT));
            line.put("title", moment.title());
            line.put("sequence", moment.sequence());
            line.put("millis", moment.millis());
            printJson(line);
        } else {
            out().printf(
                            "%4d  %-11s %s  (%s)%n",
                            moment.number(),
                            moment.agent().name().toLowerCase(Locale.ROOT),
                            moment.title(),
                            moment.step());
        }
    }

    private void tell(MissionState end, Playback playback) {
        long sentences = end.report().map(r -> r.sentences().count()).orElse(0L);
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("mission", mission);
            line.put("state", MissionProgress.state(end.phase()));
            line.put("steps", playback.moments().size());
            line.put("entries", playback.entries());
            line.put("whole", playback.damage().isEmpty());
            line.put("damage", playback.damage().map(Message::english).orElse(""));
            line.put("sentences", sentences);
            line.put("origin", end.origin().map(o -> o.missionId()).orElse(null));
            printJson(line);
        } else {
            out().printf(
                            "%s: %s, %d steps, %d entries, %d sentences%s%n",
                            mission,
                            MissionProgress.state(end.phase()),
                            playback.moments().size(),
                            playback.entries(),
                            sentences,
                            end.origin()
                                    .map(o ->
                                            ", branched from %s after step %d"
                                                    .formatted(o.missionId(), o.number()))
                                    .orElse(""));
        }
    }

    private void write(MissionState state, String after) throws Exception {
        for (Path file : files) {
            Report report =
                    state.report()
                            .orElseThrow(() ->
                                    new UsageException(
                                            after.isEmpty()
                                                    ? "mission " + mission + " has no report yet"
                                                    : "there was no report yet after “"
                                                            + after
                                                            + "”"));
            ReportFile.write(report, file, root().home());
            if (!json()) {
                out().println("Written: " + file);
            }
        }
    }
}
