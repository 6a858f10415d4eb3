package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;

/// Kills a real process at work on missions with a model, at seeded moments, and looks at what is
/// left.
final class ModelKills {
    private static final long SEED = 20261122;

    /// Calls that a life may make before it ends: about a third of a mission's.
    private static final int LONGEST_LIFE = 10;

    private final Path folder;
    private final Set<String> kept = new HashSet<>();
    private final List<String> repeated = new ArrayList<>();
    private int missions;

    ModelKills(Path folder) {
        this.folder = folder;
    }

    /// Calls that were asked again though the journal had their answers.
    List<String> repeated() {
        return repeated;
    }

    /// Missions that came to their end.
    int missions() {
        return missions;
    }

    /// Checks every mission against one that nobody killed.
    void run(int kills) throws Exception {
        Report expected = unkilled();
        Path home = Files.createDirectories(folder.resolve("killed"));
        new Bees(home).close();
        Random random = new Random(SEED);
        int done = 0;
        while (done < kills) {
            boolean killed = live(home, 1 + random.nextInt(LONGEST_LIFE), random.nextInt(25));
            done += killed ? 1 : 0;
        }
        assertThat(live(home, Integer.MAX_VALUE, 0)).isFalse();
        try (Bees bees = new Bees(home);
                LocalMissions all = KilledModelProgram.missions(bees, ScriptedModel.faithful())) {
            for (MissionSummary summary : all.list()) {
                assertThat(summary.phase()).isEqualTo(Phase.FINISHED);
                Report report = all.state(summary.id()).orElseThrow().report().orElseThrow();
                assertThat(report.sections()).isEqualTo(expected.sections());
                assertThat(report.summary()).isEqualTo(expected.summary());
                assertThat(report.bibliography()).isEqualTo(expected.bibliography());
                missions++;
            }
        }
    }

    /// @throws AssertionError where two calls of one mission are the same, so that they could not
    ///   be told apart
    private Report unkilled() throws InterruptedException, IOException {
        try (Bees bees = new Bees(Files.createDirectories(folder.resolve("whole")));
                LocalMissions all = KilledModelProgram.missions(bees, ScriptedModel.faithful())) {
            String mission = all.create(KilledModelProgram.request());
            all.start(mission);
            all.await(mission);
            List<String> calls = new ArrayList<>();
            for (JournalEntry entry : bees.journal.read(mission, 0, 100_000)) {
                if (entry.event() instanceof MissionEvent.ModelReplied(var _, var _, var call)) {
                    calls.add(call.fingerprint());
                }
            }
            assertThat(calls).hasSizeGreaterThan(10).doesNotHaveDuplicates();
            return all.state(mission).orElseThrow().report().orElseThrow();
        }
    }

    /// @param calls after which the process is killed
    /// @param millis that it has still
    /// @return whether it was killed before it had finished
    private boolean live(Path home, int calls, int millis) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dai.djl.offline=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledModelProgram.class.getName(),
                                home.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean finished = false;
        int asked = 0;
        CompletableFuture<Void> killer = new CompletableFuture<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("asked ")) {
                    String call = line.substring("asked ".length());
                    if (kept.contains(call)) {
                        repeated.add(call);
                    }
                    if (++asked == calls) {
                        killer =
                                CompletableFuture.runAsync(
                                        () -> child.toHandle().destroyForcibly(),
                                        CompletableFuture.delayedExecutor(
                                                millis, TimeUnit.MILLISECONDS));
                    }
                } else if (line.startsWith("kept ")) {
                    kept.add(line.substring("kept ".length()));
                } else if (line.equals("finished")) {
                    finished = true;
                    kept.clear(); // the next mission asks the same
                }
            }
        } finally {
            killer.cancel(false);
            child.toHandle().destroyForcibly();
            child.waitFor();
        }
        assertThat(finished || child.exitValue() != 1).as("the program fell by itself").isTrue();
        return !finished;
    }
}
