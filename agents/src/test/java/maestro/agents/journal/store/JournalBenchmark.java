package maestro.agents.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.rag.benchmark.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The journal's figures beside their limits.
class JournalBenchmark {
    private static final int BATCH = 500;
    private static final int MISSIONS = 1_000;

    @RegisterExtension final Figures figures = new Figures();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    /// Each figure is the quickest of a few tries, because other work on the machine only slows.
    @Test
    void figures() throws Exception {
        try (TestDatabase database = new TestDatabase(home)) {
            try (JdbiJournal journal = JdbiJournal.open(database.dataSource())) {
                create(journal, "warm");
                append(journal, "warm", 20_000);
                create(journal, "batches");
                double alone = rate(60_000, () -> append(journal, "batches", 60_000));
                figures.atLeast(
                        "journal: events a second, batches of 500, one writer", alone, 20_000, "");
                for (int i = 0; i < 8; i++) {
                    create(journal, "w" + i);
                }
                double many = rate(60_000, () -> manyWriters(journal));
                figures.atLeast(
                        "journal: events a second, batches of 500, eight writers",
                        many,
                        20_000,
                        "");
                double single = rate(2_000, () -> singles(journal));
                figures.shown("journal: events a second, one at a time", single, "");
                create(journal, "long");
                appendSteps(journal, "long", 10_000);
                for (int i = 0; i < MISSIONS; i++) {
                    create(journal, "m" + i);
                }
            }
            long before = System.nanoTime();
            try (JdbiJournal journal = JdbiJournal.open(database.dataSource())) {
                figures.atMost("journal of 1,000 missions opened", millis(before), 1_000, "ms");
                long cpu = processCpu();
                double first = reopened(journal);
                figures.shown("mission of 10,000 events reopened, first time", first, "ms");
                figures.shown("processor time that took", (processCpu() - cpu) / 1e6, "ms");
                double best = first;
                for (int i = 0; i < 4; i++) {
                    best = Math.min(best, reopened(journal));
                }
                figures.atMost(
                        "mission of 10,000 events reopened, quickest of five", best, 500, "ms");
                double listed = Double.MAX_VALUE;
                for (int i = 0; i < 5; i++) {
                    before = System.nanoTime();
                    assertThat(journal.digests()).hasSizeGreaterThan(MISSIONS);
                    listed = Math.min(listed, millis(before));
                }
                figures.atMost("1,000 missions listed, quickest of five", listed, 50, "ms");
            }
        }
    }

    private static double reopened(JdbiJournal journal) {
        long before = System.nanoTime();
        MissionState state = MissionState.of(journal, "long").orElseThrow();
        double took = millis(before);
        assertThat(state.sequence()).isEqualTo(10_001);
        return took;
    }

    private static long processCpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(int events, Work work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = System.nanoTime();
            work.run();
            best = Math.min(best, millis(before));
        }
        return events / (best / 1_000);
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static void create(JdbiJournal journal, String mission) {
        journal.append(mission, List.of(new MissionEvent.Created(Samples.mission(mission))));
    }

    private static void append(JdbiJournal journal, String mission, int events) {
        List<MissionEvent> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(
                    new MissionEvent.Reasoned(
                            "round1/s1.q1/read",
                            AgentKind.RESEARCH,
                            "212 passages fall into 5 themes; the third has a single source " + i));
        }
        for (int i = 0; i < events; i += BATCH) {
            journal.append(mission, batch);
        }
    }

    private static void manyWriters(JdbiJournal journal) throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String mission = "w" + i;
                all.add(writers.submit(() -> append(journal, mission, 60_000 / 8)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private static void singles(JdbiJournal journal) {
        for (int i = 0; i < 2_000; i++) {
            journal.append(
                    "batches", List.of(new MissionEvent.Reasoned("s", AgentKind.RESEARCH, "a")));
        }
    }

    /// Steps as a mission has them: begun, with lines, and finished with notes.
    private static void appendSteps(JdbiJournal journal, String mission, int events) {
        Outcome notes = new Outcome.NotesTaken(List.of(Samples.note(1), Samples.note(2)));
        for (int i = 0; i < events / 5; i++) {
            String step = "round1/s1.q" + i + "/read";
            journal.append(
                    mission,
                    List.of(
                            new MissionEvent.StepStarted(step, AgentKind.RESEARCH, "Read", "in"),
                            new MissionEvent.Reasoned(step, AgentKind.RESEARCH, "one " + i),
                            new MissionEvent.Reasoned(step, AgentKind.RESEARCH, "two " + i),
                            new MissionEvent.Reasoned(step, AgentKind.RESEARCH, "three " + i),
                            new MissionEvent.StepFinished(step, AgentKind.RESEARCH, notes, 5)));
        }
    }
}
