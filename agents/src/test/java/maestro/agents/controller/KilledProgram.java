package maestro.agents.controller;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;

/// The program that [KillTest] kills: goes on with the mission that is not finished, or makes one,
/// and says which steps are in the journal.
final class KilledProgram {
    private KilledProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Workbench bench = new Workbench(Path.of(arguments[0]), 1)) {
            bench.roles.interlude =
                    work -> TimeUnit.MILLISECONDS.sleep(5 + Math.floorMod(work.hashCode(), 20));
            bench.outside.interlude = bench.roles.interlude;
            String mission =
                    bench.missions.list().stream()
                            .filter(m -> !m.phase().ended())
                            .map(MissionSummary::id)
                            .findFirst()
                            .orElseGet(bench::createBeyond);
            bench.journal.followAll(batch -> {
                for (JournalEntry entry : batch) {
                    if (entry.event() instanceof MissionEvent.StepFinished finished) {
                        out.println(entry.missionId() + " " + finished.step());
                    }
                }
            });
            out.println("working");
            bench.run(mission);
            out.println("finished");
        }
    }
}
