package maestro.agents.controller.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.agents.controller.OnWorkbench;
import maestro.agents.controller.Workbench;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Language;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.agents.model.Usage;
import maestro.agents.role.AllowanceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BudgetTest extends OnWorkbench {
    private static final Usage LITTLE = new Usage(1, 1);

    /// One section meets the limit on calls while another asks whether it may go on: each needs
    /// what the other looks at.
    @Test
    void sectionsThatMeetALimitAtOnceDoNotWaitForEachOther() throws InterruptedException {
        String mission =
                bench.missions.create(
                        Workbench.request(
                                new Limits(3, Duration.ofMinutes(5), 500, 2, 1, 0, 0), false));
        MissionState state = bench.state(mission);
        Budget budget =
                new Budget(
                        state,
                        new MissionStream(bench.journal, mission),
                        new Words(Language.ENGLISH));
        budget.allowance().reserve(LITTLE, Phase.VERIFICATION);
        AtomicBoolean refused = new AtomicBoolean();
        AtomicBoolean went = new AtomicBoolean();
        Thread asking = Thread.ofPlatform().daemon().unstarted(() -> refused.set(refused(budget)));
        Thread going =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            synchronized (budget) {
                                asking.start();
                                while (asking.getState() != Thread.State.BLOCKED) {
                                    Thread.onSpinWait();
                                }
                                went.set(goesOn(budget));
                            }
                        });
        assertThat(going.join(Duration.ofSeconds(20))).as("waits for the other").isTrue();
        assertThat(asking.join(Duration.ofSeconds(20))).as("waits for the other").isTrue();
        assertThat(went).isTrue();
        assertThat(refused).isTrue();
        assertThat(budget.messages()).singleElement().asString().contains("calls");
    }

    @Test
    void writingLeavesAPartForChecking() throws InterruptedException {
        String mission =
                bench.missions.create(
                        Workbench.request(
                                new Limits(3, Duration.ofMinutes(5), 500, 2, 8, 0, 0), false));
        Budget budget =
                new Budget(
                        bench.state(mission),
                        new MissionStream(bench.journal, mission),
                        new Words(Language.ENGLISH));
        Allowance allowance = budget.allowance();
        for (int i = 0; i < 7; i++) {
            allowance.reserve(LITTLE, Phase.WRITING);
            allowance.take(LITTLE);
            allowance.release(LITTLE);
        }
        assertThatThrownBy(() -> allowance.reserve(LITTLE, Phase.WRITING))
                .hasMessageContaining("kept for checking");
        allowance.reserve(LITTLE, Phase.VERIFICATION);
        assertThat(budget.messages()).singleElement().asString().contains("7 of 8");
    }

    /// Calls made at once set aside more than they take.
    @Test
    void aCallThatHasRoomOnceOthersHaveEndedWaitsForThem() throws InterruptedException {
        Limits limits = new Limits(3, Duration.ofMinutes(5), 500, 2, 0, 100, 0);
        String mission = bench.missions.create(Workbench.request(limits, false));
        Allowance allowance =
                new Budget(
                                bench.state(mission),
                                new MissionStream(bench.journal, mission),
                                new Words(Language.ENGLISH))
                        .allowance();
        Usage most = new Usage(20, 60);
        allowance.reserve(most, Phase.VERIFICATION);
        AtomicBoolean had = new AtomicBoolean();
        Thread waiting =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                allowance.reserve(most, Phase.VERIFICATION);
                                had.set(true);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        allowance.take(new Usage(10, 10));
        allowance.release(most);
        assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
        assertThat(had).isTrue();
        assertThat(bench.state(mission).limitsMet()).isEmpty();
    }

    private static boolean refused(Budget budget) {
        try {
            budget.allowance().reserve(LITTLE, Phase.VERIFICATION);
            return false;
        } catch (AllowanceException _) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean goesOn(Budget budget) {
        try {
            return budget.mayGoOn();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
