package maestro.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maestro.agents.controller.MissionSummary;
import maestro.app.Workstation;
import picocli.CommandLine.Command;

@Command(name = "missions", description = "List the missions, newest first.")
final class MissionsCommand extends WorkstationCommand {
    @Override
    int run(Workstation workstation) {
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

    private static @org.jspecify.annotations.Nullable String text(
            @org.jspecify.annotations.Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
