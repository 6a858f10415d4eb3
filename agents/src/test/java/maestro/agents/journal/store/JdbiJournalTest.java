package maestro.agents.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionDigest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JdbiJournalTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private JdbiJournal journal;

    @BeforeEach
    void open() {
        database = new TestDatabase(home);
        journal = JdbiJournal.open(database.dataSource());
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static MissionEvent said(String text) {
        return new MissionEvent.Reasoned("plan", AgentKind.PLANNING, text);
    }

    private void create(String mission) {
        journal.append(mission, List.of(new MissionEvent.Created(Samples.mission(mission))));
    }

    private static List<Long> sequences(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::sequence).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void whatWasAppendedIsReadBackTheSameAfterReopening() {
        List<JournalEntry> written = journal.append("m1", Samples.events("m1"));
        reopen();
        assertThat(journal.read("m1", 0, 1_000)).isEqualTo(written);
        assertThat(sequences(written)).isEqualTo(upTo(written.size()));
        assertThat(journal.read("m1", 3, 2)).isEqualTo(written.subList(3, 5));
        assertThat(journal.append("m1", List.of(said("more"))).getFirst().sequence())
                .isEqualTo(written.size() + 1);
    }

    @Test
    void anEntryMayBeLargerThanAColumn() {
        create("m1");
        MissionEvent huge = said("가".repeat(1_500_000));
        journal.append("m1", List.of(huge));
        assertThat(journal.read("m1", 1, 1).getFirst().event()).isEqualTo(huge);
    }

    @Test
    void manyWritersLeaveNoHolesAndKeepTheirOwnOrder() throws Exception {
        create("m1");
        create("m2");
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 16; writer++) {
                int me = writer;
                running.add(
                        writers.submit(() -> {
                            for (int i = 0; i < 40; i++) {
                                journal.append(
                                        me % 2 == 0 ? "m1" : "m2",
                                        List.of(
                                                said(me + ":" + i + "a"),
                                                said(me + ":" + i + "b")));
                            }
                        }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        for (String mission : List.of("m1", "m2")) {
            List<JournalEntry> all = journal.read(mission, 0, 10_000);
            assertThat(sequences(all)).isEqualTo(upTo(1 + 8 * 40 * 2));
            for (int writer = mission.equals("m1") ? 0 : 1; writer < 16; writer += 2) {
                String mine = writer + ":";
                List<String> texts =
                        all.stream()
                                .map(JournalEntry::event)
                                .filter(MissionEvent.Reasoned.class::isInstance)
                                .map(e -> ((MissionEvent.Reasoned) e).text())
                                .filter(t -> t.startsWith(mine))
                                .toList();
                assertThat(texts)
                        .isEqualTo(
                                IntStream.range(0, 80)
                                        .mapToObj(i -> mine + i / 2 + (i % 2 == 0 ? "a" : "b"))
                                        .toList());
            }
        }
    }

    @Test
    void aStreamBeginsWithItsMissionAndOnlyOnce() {
        assertThatThrownBy(() -> journal.append("m1", List.of(said("too early"))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("no mission m1");
        create("m1");
        assertThatThrownBy(() -> create("m1"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() ->
                        journal.append(
                                "m1",
                                List.of(
                                        said("a"),
                                        new MissionEvent.Created(Samples.mission("m1")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.read("m1", 0, 10)).hasSize(1);
    }

    @Test
    void aRemovedMissionIsGoneAndTakesNoMore() {
        create("m1");
        create("m2");
        journal.remove("m1");
        assertThat(journal.missions()).containsExactly("m2");
        assertThat(journal.read("m1", 0, 10)).isEmpty();
        assertThatThrownBy(() -> journal.append("m1", List.of(said("late"))))
                .isInstanceOf(JournalException.class);
        reopen();
        assertThat(journal.missions()).containsExactly("m2");
    }

    @Test
    void aFollowerHearsAllFromTheStartAndThenLive() throws Exception {
        create("m1");
        IntStream.range(0, 1_500)
                .forEach(i -> {
                    if (i % 500 == 0) {
                        journal.append("m1", Collections.nCopies(500, said("old " + i)));
                    }
                });
        LinkedBlockingQueue<JournalEntry> heard = new LinkedBlockingQueue<>();
        CountDownLatch all = new CountDownLatch(1_501 + 300);
        try (Journal.Subscription _ =
                journal.follow(
                        "m1",
                        batch -> {
                            heard.addAll(batch);
                            batch.forEach(_ -> all.countDown());
                        })) {
            for (int i = 0; i < 300; i++) {
                journal.append("m1", List.of(said("new " + i)));
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sequences(List.copyOf(heard))).isEqualTo(upTo(1_801));
    }

    @Test
    void aSlowFollowerDelaysNobodyAndMissesNothing() throws Exception {
        create("m1");
        CountDownLatch gate = new CountDownLatch(1);
        List<Long> slow = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch slowDone = new CountDownLatch(5_001);
        CountDownLatch fastDone = new CountDownLatch(5_001);
        try (Journal.Subscription _ =
                        journal.follow(
                                "m1",
                                batch -> {
                                    await(gate);
                                    slow.addAll(sequences(batch));
                                    batch.forEach(_ -> slowDone.countDown());
                                });
                Journal.Subscription _ =
                        journal.follow("m1", batch -> batch.forEach(_ -> fastDone.countDown()))) {
            for (int i = 0; i < 50; i++) {
                journal.append("m1", Collections.nCopies(100, said("line " + i)));
            }
            assertThat(fastDone.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(slow).isEmpty();
            gate.countDown();
            assertThat(slowDone.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(slow).isEqualTo(upTo(5_001));
    }

    @Test
    void aFollowerOfAllHearsEveryMissionFromNowOn() throws Exception {
        create("m1");
        journal.append("m1", List.of(said("before")));
        List<JournalEntry> heard = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(5);
        try (Journal.Subscription _ =
                journal.followAll(batch -> {
                    heard.addAll(batch);
                    batch.forEach(_ -> done.countDown());
                })) {
            journal.append("m1", List.of(said("a"), said("b")));
            create("m2");
            journal.append("m2", List.of(said("c")));
            journal.append("m1", List.of(said("d")));
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sequences(heard.stream().filter(e -> e.missionId().equals("m1")).toList()))
                .containsExactly(3L, 4L, 5L);
        assertThat(sequences(heard.stream().filter(e -> e.missionId().equals("m2")).toList()))
                .containsExactly(1L, 2L);
    }

    @Test
    void aClosedOrFailingFollowerDoesNotDisturbOthers() throws Exception {
        create("m1");
        CountDownLatch heard = new CountDownLatch(3);
        List<Long> closed = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch first = new CountDownLatch(1);
        Journal.Subscription ends =
                journal.follow(
                        "m1",
                        batch -> {
                            closed.addAll(sequences(batch));
                            first.countDown();
                        });
        try (Journal.Subscription _ =
                        journal.follow(
                                "m1",
                                _ -> {
                                    throw new IllegalStateException("a listener's own fault");
                                });
                Journal.Subscription _ =
                        journal.follow("m1", batch -> batch.forEach(_ -> heard.countDown()))) {
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
            ends.close();
            journal.append("m1", List.of(said("a"), said("b")));
            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(closed).containsExactly(1L);
    }

    @Test
    void anInterruptedThreadMayWriteAndReadAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        create("m1");
        journal.append("m1", List.of(said("interrupted")));
        List<JournalEntry> read = journal.read("m1", 0, 10);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read).hasSize(2);
        reopen();
        assertThat(journal.read("m1", 0, 10)).isEqualTo(read);
    }

    @Test
    void aMissionOfANewerProgramIsListedAndKeepsNoOtherFromBeingOpened() {
        create("m1");
        journal.append("m1", List.of(said("later")));
        create("m2");
        List<MissionDigest> whole = journal.digests();
        database.execute(
                "update mission_event set version = 99 where mission_id = 'm1' and sequence = 2");
        database.execute("update mission_digest set version = 99");

        reopen();

        assertThat(journal.digests()).hasSize(2).contains(whole.getFirst());
        assertThatThrownBy(() -> journal.read("m1", 0, 10))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("newer Maestro");
    }

    @Test
    void digestsFollowTheStreamAndAreMadeAgainFromIt() {
        List<MissionEvent> events = Samples.events("m1");
        journal.append("m1", events);
        journal.append("m1", List.of(new MissionEvent.PhaseChanged(Phase.FINISHED, "")));
        create("m2");
        List<MissionDigest> before = journal.digests();
        assertThat(before).extracting(MissionDigest::id).containsExactly("m2", "m1");
        MissionDigest digest = before.getLast();
        assertThat(digest.phase()).isEqualTo(Phase.FINISHED);
        assertThat(digest.thinkers()).containsExactly("small", "large");
        assertThat(digest.progress().value()).isEqualTo(1);
        assertThat(digest.round()).isEqualTo(1);
        assertThat(digest.started()).isNotNull();
        assertThat(digest.finished()).isNotNull();
        reopen();
        assertThat(journal.digests()).isEqualTo(before);
        database.execute("delete from mission_digest");
        reopen();
        assertThat(journal.digests()).isEqualTo(before);
        database.execute("update mission_digest set version = 0 where mission_id = 'm1'");
        reopen();
        assertThat(journal.digests()).isEqualTo(before);
    }

    @Test
    void aJournalThatCannotWriteSaysSoAndKeepsWhatItHas() {
        create("m1");
        database.execute("alter table mission_event rename to gone");
        assertThatThrownBy(() -> journal.append("m1", List.of(said("lost"))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("could not be written")
                .hasMessageContaining("is kept");
        database.execute("alter table gone rename to mission_event");
        assertThat(journal.append("m1", List.of(said("again"))).getFirst().sequence()).isEqualTo(2);
        assertThat(journal.read("m1", 0, 10)).hasSize(2);
    }

    @Test
    void aClosedJournalRefusesToWrite() throws InterruptedException, ExecutionException {
        create("m1");
        journal.close();
        assertThatThrownBy(() -> journal.append("m1", List.of(said("late"))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
