package maestro.app.cli.mission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.agents.controller.MissionSummary;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Mission;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkstationCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "missions",
        description = "List the missions, newest first, or say what one of them is to do.")
public final class MissionsCommand extends WorkstationCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "MISSION",
            description = "Its id: its questions, how it is to be done, and what models took.")
    private @Nullable String mission;

    @Override
    public int run(Workstation workstation) {
        if (mission != null) {
            return show(MissionArgument.find(workstation.missions(), mission));
        }
        List<MissionSummary> missions = workstation.missions().list();
        if (missions.isEmpty() && !json()) {
            out().println("There are no missions yet.");
        }
        for (MissionSummary mission : missions) {
            if (json()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("mission", mission.id());
                line.put("title", mission.title());
                line.put("state", MissionProgress.state(mission.phase()));
                line.put("models", mission.thinkers());
                line.put("progress", Math.round(mission.progress() * 1000) / 1000.0);
                line.put("started", text(mission.started()));
                line.put("finished", text(mission.finished()));
                printJson(line);
            } else {
                out().printf(
                                "%s  %-17s  %3.0f%%  %s  (%s)%n",
                                mission.id(),
                                MissionProgress.state(mission.phase()),
                                mission.progress() * 100,
                                mission.title(),
                                String.join(", ", mission.thinkers()));
            }
        }
        return Exit.DONE;
    }

    private int show(MissionState state) {
        Mission shown = state.mission();
        String phase = MissionProgress.state(state.phase());
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("mission", shown.id());
            line.put("title", shown.title());
            line.put("state", phase);
            line.put("questions", shown.questions());
            line.put("collection", shown.collection());
            line.put("language", shown.language().tag());
            line.put("models", shown.thinkers());
            SpentLine.put(line, "", state.spent());
            line.put("brief", BriefLine.json(shown.brief()));
            printJson(line);
            return Exit.DONE;
        }
        out().printf("%s  %s  %s%n", shown.id(), phase, shown.title());
        shown.questions().forEach(question -> out().println("? " + question));
        out().println("By " + String.join(", ", shown.thinkers()));
        if (state.spent().calls() > 0) {
            int asked = state.origin().isEmpty() ? state.askedBack().calls() : 0;
            out().println("Took " + SpentLine.words(state.spent(), asked));
        }
        BriefLine.words(shown.brief()).forEach(out()::println);
        return Exit.DONE;
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
