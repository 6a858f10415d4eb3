package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.store.JdbiJournal;
import maestro.agents.journal.store.TestDatabase;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Egress;
import maestro.agents.mission.Index;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.mission.Sources;

/// Missions over a real journal with fake roles; can be closed and opened again like a program.
public final class Workbench implements AutoCloseable {
    static final Limits LIMITS = new Limits(3, Duration.ofMinutes(10), 500, 4);

    private final Path home;
    private final int mostRunning;
    final FakeRoles roles = new FakeRoles();
    final FakeOutside outside = new FakeOutside();
    FakeSource source = new FakeSource();
    TestDatabase database;
    public JdbiJournal journal;
    public LocalMissions missions;

    Workbench(Path home, int mostRunning) {
        this.home = home;
        this.mostRunning = mostRunning;
        this.database = new TestDatabase(home);
        this.journal = JdbiJournal.open(database.dataSource());
        this.missions = openMissions();
    }

    private LocalMissions openMissions() {
        return LocalMissions.open(
                journal,
                _ -> source,
                outside,
                Map.of(Mission.EVIDENCE, roles.roles()),
                address -> {
                    throw new IllegalStateException("No model server was named");
                },
                roles,
                mostRunning);
    }

    public static MissionRequest request(Limits limits, boolean approve) {
        return new MissionRequest(
                null, List.of("What is evidence?"), null, Language.ENGLISH, limits, approve);
    }

    String create() {
        return missions.create(request(LIMITS, false));
    }

    /// A mission that looks beyond the library.
    String createBeyond() {
        return missions.create(
                new MissionRequest(
                        null,
                        List.of("What is evidence?"),
                        null,
                        Language.ENGLISH,
                        LIMITS,
                        false,
                        null,
                        Egress.WEB,
                        new Sources(true, List.of(Index.ARXIV, Index.CROSSREF), null),
                        Brief.NONE,
                        List.of()));
    }

    MissionState run(String mission) throws InterruptedException {
        missions.start(mission);
        missions.await(mission);
        return state(mission);
    }

    public MissionState state(String mission) {
        return missions.state(mission).orElseThrow();
    }

    Report report(String mission) {
        assertThat(state(mission).phase()).as(state(mission).reason()).isEqualTo(Phase.FINISHED);
        return state(mission).report().orElseThrow();
    }

    List<MissionEvent> events(String mission) {
        return journal.read(mission, 0, 100_000).stream().map(JournalEntry::event).toList();
    }

    /// Keys of finished steps, in the order in which they finished.
    List<String> finished(String mission) {
        List<String> keys = new ArrayList<>();
        for (MissionEvent event : events(mission)) {
            if (event instanceof MissionEvent.StepFinished finished) {
                keys.add(finished.step());
            }
        }
        return keys;
    }

    List<Phase> phases(String mission) {
        List<Phase> phases = new ArrayList<>();
        for (MissionEvent event : events(mission)) {
            if (event instanceof MissionEvent.PhaseChanged(Phase phase, String _)) {
                phases.add(phase);
            }
        }
        return phases;
    }

    /// Waits for an entry of a mission.
    void awaitEvent(String mission, Predicate<MissionEvent> wanted) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (Journal.Subscription _ =
                journal.follow(
                        mission,
                        batch -> {
                            if (batch.stream().map(JournalEntry::event).anyMatch(wanted)) {
                                seen.countDown();
                            }
                        })) {
            assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// The program ends and starts again.
    void reopen() {
        close();
        database = new TestDatabase(home);
        journal = JdbiJournal.open(database.dataSource());
        missions = openMissions();
    }

    /// The program starts again after a kill, as far as the journal can tell: what runs is not told
    /// to end, only cut off.
    void reopenAfterKill() {
        journal.close();
        database.close();
        database = new TestDatabase(home);
        journal = JdbiJournal.open(database.dataSource());
        missions = openMissions();
    }

    @Override
    public void close() {
        missions.close();
        journal.close();
        database.close();
    }
}
