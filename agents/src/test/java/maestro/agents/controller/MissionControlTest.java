package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pause, resume, stop, and finishing early.
@Timeout(60)
class MissionControlTest extends OnWorkbench {
    @Test
    @Timeout(60)
    void aPauseInterruptsStepsAndNothingIsRepeatedAfterwards() throws InterruptedException {
        String plain = bench.create();
        bench.run(plain);
        Report expected = bench.report(plain);
        List<String> calls = bench.roles.sortedCalls();
        bench.roles.calls.clear();

        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("read 1 s2.q1") && first.getAndSet(false)) {
                        reached.countDown();
                        never.await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        // what another section has just begun would rightly be begun again
        for (String last : List.of("round1/s1.q2/read", "round1/s3.q2/read")) {
            bench.awaitEvent(
                    mission,
                    e -> e instanceof MissionEvent.StepFinished f && f.step().equals(last));
        }
        bench.missions.pause(mission);
        bench.missions.await(mission);
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.PAUSED);
        assertThat(bench.missions.running(mission)).isFalse();
        bench.roles.calls.remove("read 1 s2.q1");

        bench.reopen();
        bench.run(mission);
        assertThat(bench.report(mission)).isEqualTo(expected);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
        assertThat(bench.roles.sortedCalls()).isEqualTo(calls);
    }

    @Test
    @Timeout(60)
    void aRoleThatIgnoresItsInterruptIsCutOff() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        bench.roles.interlude =
                work -> {
                    if (work.equals("plan") && first.getAndSet(false)) {
                        reached.countDown();
                        boolean open = false;
                        while (!open) {
                            try {
                                gate.await();
                                open = true;
                            } catch (InterruptedException _) {
                                open = false;
                            }
                        }
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.missions.pause(mission);
        bench.missions.await(mission);
        List<MissionEvent> paused = bench.events(mission);
        assertThat(paused.getLast()).isEqualTo(new MissionEvent.PhaseChanged(Phase.PAUSED, ""));
        gate.countDown();
        bench.run(mission);
        bench.report(mission);
        assertThat(bench.finished(mission)).doesNotHaveDuplicates();
    }

    @Test
    void aPauseAndAStartAtOnceGoOn() throws InterruptedException {
        String mission = startedAndHeldAt("review 1");
        bench.missions.pause(mission);
        bench.missions.start(mission);
        bench.missions.await(mission);
        bench.report(mission);
        assertThat(bench.phases(mission)).contains(Phase.PAUSED);
    }

    @Test
    void aStopEndsAMissionForGood() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        bench.roles.interlude =
                work -> {
                    if (work.equals("review 1")) {
                        reached.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.missions.stop(mission);
        bench.missions.await(mission);
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.STOPPED);
        assertThat(bench.state(mission).notes()).isNotEmpty();
        bench.missions.start(mission);
        bench.missions.await(mission);
        assertThat(bench.state(mission).phase()).isEqualTo(Phase.STOPPED);
        assertThat(bench.missions.list().getFirst().finished()).isNotNull();
    }

    @Test
    void finishingNowWritesTheReportFromWhatThereIs() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(3);
        bench.roles.interlude =
                work -> {
                    if (work.startsWith("search 1") && work.endsWith("q1")) {
                        reached.countDown();
                        gate.await();
                    }
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        bench.missions.finishNow(mission);
        gate.countDown();
        bench.missions.await(mission);
        assertThat(bench.roles.calls).noneMatch(c -> c.endsWith("q2"));
        Report report = bench.report(mission);
        assertThat(report.making().limitsMet()).singleElement().asString().contains("you asked");
        assertThat(report.making().notes()).isEqualTo(6);
    }

    @Test
    void aMissionAtRestCanBeRemoved() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        bench.roles.interlude =
                work -> {
                    reached.countDown();
                    new CountDownLatch(1).await();
                };
        String mission = bench.create();
        bench.missions.start(mission);
        reached.await();
        assertThatThrownBy(() -> bench.missions.remove(mission))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is at work");
        bench.missions.pause(mission);
        bench.missions.await(mission);
        bench.missions.remove(mission);
        assertThat(bench.missions.state(mission)).isEmpty();
        assertThat(bench.missions.list()).isEmpty();
    }
}
