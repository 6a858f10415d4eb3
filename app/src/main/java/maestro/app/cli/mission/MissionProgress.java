package maestro.app.cli.mission;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import maestro.agents.controller.Missions;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.mission.Spent;
import maestro.agents.mission.Verification;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.WorkingCommand;

/// Runs a mission in front of the user: its events as they happen, the files that were asked for,
/// and one last line.
public final class MissionProgress {
    private final WorkingCommand command;
    private final Missions missions;

    public MissionProgress(WorkingCommand command, Missions missions) {
        this.command = command;
        this.missions = missions;
    }

    /// The name of a phase that other programs see: "finished", "awaiting-approval".
    public static String state(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param files to write the report to
    /// @return an exit code
    public int run(String missionId, List<Path> files) throws Exception {
        return run(missionId, files, () -> missions.start(missionId));
    }

    /// @param begin lets the mission go on
    public int run(String missionId, List<Path> files, Runnable begin) throws Exception {
        long began = System.nanoTime();
        long before = missions.state(missionId).map(MissionState::sequence).orElse(0L);
        try (Journal.Subscription _ =
                missions.journal()
                        .follow(missionId, batch -> batch.forEach(entry -> tell(entry, before)))) {
            begin.run();
            missions.await(missionId);
        } catch (InterruptedException e) {
            missions.pause(missionId);
            command.err().println("Paused. Go on with: maestro resume " + missionId);
            return Exit.FAILED;
        }
        MissionState state = missions.state(missionId).orElseThrow();
        for (Path file : files) {
            Optional<Report> report = state.report();
            if (report.isPresent()) {
                ReportFile.write(report.get(), file, command.root().home());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        close(state, files, seconds);
        return switch (state.phase()) {
            case FINISHED -> Exit.DONE;
            case AWAITING_APPROVAL, PAUSED -> Exit.PARTLY;
            default -> Exit.FAILED;
        };
    }

    private void close(MissionState state, List<Path> files, double seconds) {
        Optional<Report> report = state.report();
        Optional<Verification> verification = state.verification();
        Spent spent = state.spent();
        if (command.json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("mission", state.mission().id());
            line.put("state", state(state.phase()));
            line.put("score", report.map(Report::score).orElse(0.0));
            line.put("sentences", verification.map(Verification::sentences).orElse(0));
            line.put("citations", verification.map(Verification::citations).orElse(0));
            line.put("unresolved", verification.map(Verification::unresolved).orElse(0));
            line.put("documents", report.map(r -> r.bibliography().size()).orElse(0));
            SpentLine.put(line, "", spent);
            line.put("seconds", Math.round(seconds * 1000) / 1000.0);
            command.printJson(line);
            return;
        }
        command.out()
                .printf(
                        "%s: %s, %d sentences, %d citations, %s%.1f s%s%n",
                        state.mission().id(),
                        state(state.phase()),
                        verification.map(Verification::sentences).orElse(0),
                        verification.map(Verification::citations).orElse(0),
                        spent.calls() == 0
                                ? ""
                                : "%d calls, %d tokens, ".formatted(spent.calls(), spent.tokens()),
                        seconds,
                        state.reason().isEmpty() ? "" : " (" + state.reason() + ")");
        if (report.isPresent()) {
            files.forEach(file -> command.out().println("Written: " + file));
        }
    }

    private void tell(JournalEntry entry, long before) {
        if (entry.sequence() <= before) {
            return;
        }
        if (command.json()) {
            Map<String, Object> line = EventLine.of(entry);
            command.printJson(line);
            return;
        }
        switch (entry.event()) {
            case MissionEvent.Reasoned(String _, var agent, String text) ->
                    command.out().println(label(agent.name()) + text);
            case MissionEvent.PhaseChanged(Phase phase, String reason) ->
                    command.out()
                            .println(
                                    "== " + state(phase) + (reason.isEmpty() ? "" : ": " + reason));
            case MissionEvent.StepFailed(String _, var agent, String message) ->
                    command.out().println(label(agent.name()) + message);
            case MissionEvent.LimitMet(String _, String message) -> command.out().println(message);
            case MissionEvent.LimitNear(String _, String message) -> command.out().println(message);
            case MissionEvent.ModelReplied(String _, var agent, var call) ->
                    command.out()
                            .printf(
                                    "%s%s: %d tokens read, %d written, %.1f s%n",
                                    label(agent.name()),
                                    call.model(),
                                    call.reply().usage().promptTokens(),
                                    call.reply().usage().completionTokens(),
                                    call.millis() / 1000.0);
            default -> {}
        }
    }

    private static String label(String agent) {
        return "%-11s ".formatted(agent.toLowerCase(Locale.ROOT));
    }
}
