package maestro.agents.controller;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maestro.agents.controller.step.Conversations;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.Brief;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.ModelProfile;
import maestro.agents.mission.Sources;
import maestro.agents.model.ServerAddress;
import maestro.agents.source.Outside;

/// The program that [ModelKills] kills: goes on with the mission that is not finished, or makes
/// one, with the real roles over a real library. It says which calls the model is asked and which
/// are in the journal, each by its fingerprint.
final class KilledModelProgram {
    private KilledModelProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ScriptedModel model =
                new ScriptedModel((kind, request) -> {
                    String fingerprint = Conversations.fingerprint("scripted", request);
                    out.println("asked " + fingerprint);
                    pause(3 + Math.floorMod(fingerprint.hashCode(), 10));
                    return ScriptedModel.faithful(kind, request);
                });
        try (Bees bees = new Bees(Path.of(arguments[0]));
                LocalMissions missions = missions(bees, model)) {
            String mission =
                    missions.list().stream()
                            .filter(m -> !m.phase().ended())
                            .map(MissionSummary::id)
                            .findFirst()
                            .orElseGet(() -> missions.create(request()));
            bees.journal.followAll(batch -> {
                for (JournalEntry entry : batch) {
                    if (entry.event()
                            instanceof MissionEvent.ModelReplied(var _, var _, var call)) {
                        out.println("kept " + call.fingerprint());
                    }
                }
            });
            out.println("working");
            missions.start(mission);
            missions.await(mission);
            out.println("finished");
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static LocalMissions missions(Bees bees, ScriptedModel model) {
        return TestMissions.open(bees.journal, bees::source, Outside.NONE, model);
    }

    static MissionRequest request() {
        return new MissionRequest(
                "Bees",
                List.of("Why do honey bee colonies die?"),
                "bees",
                Language.ENGLISH,
                new Limits(2, Duration.ofMinutes(5), 400, 3),
                false,
                ModelProfile.of(ServerAddress.LOCAL_OLLAMA, "scripted"),
                Egress.PRIVATE,
                Sources.LIBRARY,
                Brief.NONE,
                List.of(
                        new CustomAgent(
                                "Years",
                                "Say where a year is missing.",
                                null,
                                CustomAgent.Place.AFTER_RESEARCH),
                        new CustomAgent(
                                "Numbers",
                                "Look at the numbers.",
                                null,
                                CustomAgent.Place.AFTER_WRITING)));
    }
}
