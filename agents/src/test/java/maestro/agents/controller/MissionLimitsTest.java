package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a mission may cost.
@Timeout(60)
class MissionLimitsTest extends OnWorkbench {
    @Test
    void theLimitOnRoundsEndsResearch() throws InterruptedException {
        bench.roles.roundsNeeded = 99;
        String mission = bench.create();
        MissionState state = bench.run(mission);
        assertThat(state.round()).isEqualTo(3);
        assertThat(state.limitMet("rounds")).isTrue();
        assertThat(bench.report(mission).making().limitsMet())
                .singleElement()
                .asString()
                .contains("3 rounds");
    }

    @Test
    void theLimitOnTimeEndsResearchAndTheReportIsWritten() throws InterruptedException {
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(3, Duration.ofNanos(1), 500, 2), false));
        MissionState state = bench.run(mission);
        assertThat(state.limitMet("time")).isTrue();
        assertThat(bench.roles.calls).noneMatch(c -> c.startsWith("search"));
        assertThat(bench.report(mission).sections().getLast().blocks()).isNotEmpty();
        assertThat(bench.report(mission).making().limitsMet()).hasSize(1);
    }

    @Test
    void theLimitOnStepsIsKeptAndSharedFairly() throws InterruptedException {
        bench.roles.questionsEach = 10;
        String mission =
                bench.missions.create(
                        Workbench.request(new Limits(3, Duration.ofMinutes(5), 24, 4), false));
        MissionState state = bench.run(mission);
        assertThat(state.limitMet("steps")).isTrue();
        assertThat(bench.roles.calls)
                .filteredOn(c -> c.startsWith("search 1"))
                .containsExactlyInAnyOrder(
                        "search 1 s1.q1",
                        "search 1 s2.q1",
                        "search 1 s3.q1",
                        "search 1 s1.q2",
                        "search 1 s1.q3",
                        "search 1 s2.q2",
                        "search 1 s3.q2");
        assertThat(bench.finished(mission)).hasSize(24);
        bench.report(mission);
    }

    @Test
    void noMoreRunAtOnceThanAllowedAndTheOthersWaitInOrder() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(2);
        bench.roles.interlude =
                work -> {
                    if (work.equals("plan")) {
                        reached.countDown();
                        gate.await();
                    }
                };
        List<String> all = List.of(bench.create(), bench.create(), bench.create(), bench.create());
        all.forEach(bench.missions::start);
        reached.await();
        assertThat(bench.state(all.get(2)).phase()).isEqualTo(Phase.CREATED);
        assertThat(bench.state(all.get(2)).reason()).contains("Waits until another mission ends");
        assertThat(bench.roles.calls).filteredOn("plan"::equals).hasSize(2);
        bench.missions.pause(all.get(3));
        assertThat(bench.state(all.get(3)).phase()).isEqualTo(Phase.PAUSED);
        gate.countDown();
        for (String mission : all.subList(0, 3)) {
            bench.missions.await(mission);
            bench.report(mission);
        }
        assertThat(bench.missions.list()).extracting(MissionSummary::id).isEqualTo(all.reversed());
    }
}
