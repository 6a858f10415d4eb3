package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import maestro.agents.journal.JournalEntry;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real process at work on missions is killed at random moments, again and again.
@Timeout(180)
class KillTest {
    private static final int KILLS = 16;
    private static final long SEED = 20260102;

    /// Of a child's time, from a little before it works to about half a mission later.
    private static final int LONGEST_LIFE_MILLIS = 260;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// What a child said, and whether it came to its end before it was killed.
    private record Life(List<String> steps, boolean killed) {}

    @Test
    void killsLoseNothingFinishedAndRepeatNoFinishedStep() throws Exception {
        Report expected = unkilled();
        Path home = folder.resolve("home");
        Set<String> said = new LinkedHashSet<>();
        Random random = new Random(SEED);
        int kills = 0;
        while (kills < KILLS) {
            Life life = live(home, random.nextInt(LONGEST_LIFE_MILLIS), kills % 5 == 4);
            said.addAll(life.steps());
            kills += life.killed() ? 1 : 0;
        }
        said.addAll(live(home, -1, false).steps());

        try (Workbench bench = new Workbench(home, 1)) {
            List<String> kept = new ArrayList<>();
            for (MissionSummary summary : bench.missions.list()) {
                assertThat(summary.phase()).isEqualTo(Phase.FINISHED);
                List<String> steps = bench.finished(summary.id());
                assertThat(steps).doesNotHaveDuplicates();
                assertThat(bench.report(summary.id())).isEqualTo(expected);
                List<Long> sequences =
                        bench.journal.read(summary.id(), 0, 100_000).stream()
                                .map(JournalEntry::sequence)
                                .toList();
                assertThat(sequences)
                        .isEqualTo(LongStream.rangeClosed(1, sequences.size()).boxed().toList());
                steps.forEach(step -> kept.add(summary.id() + " " + step));
            }
            assertThat(kept).containsAll(said);
            assertThat(said).hasSizeGreaterThan(20);
        }
    }

    private Report unkilled() throws InterruptedException, IOException {
        try (Workbench bench = new Workbench(Files.createDirectories(folder.resolve("plain")), 1)) {
            String mission = bench.createBeyond();
            bench.run(mission);
            return bench.report(mission);
        }
    }

    /// @param millis of work before the kill; negative for none
    /// @param early whether the kill may come before work begins
    private static Life live(Path home, int millis, boolean early) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledProgram.class.getName(),
                                home.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> steps = new ArrayList<>();
        boolean finished = false;
        CompletableFuture<Void> killer = new CompletableFuture<>();
        try (BufferedReader lines = child.inputReader()) {
            if (early) {
                killer = killLater(child, 3L * millis);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line) {
                    case "working" -> {
                        if (millis >= 0 && !early) {
                            killer = killLater(child, millis);
                        }
                    }
                    case "finished" -> finished = true;
                    default -> steps.add(line);
                }
            }
        } finally {
            killer.cancel(false);
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
        if (millis < 0) {
            assertThat(finished).isTrue();
        }
        assertThat(finished || child.exitValue() != 1).as("the program fell by itself").isTrue();
        return new Life(steps, !finished);
    }

    private static CompletableFuture<Void> killLater(Process child, long millis) {
        return CompletableFuture.runAsync(
                () -> child.toHandle().destroyForcibly(),
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }
}
