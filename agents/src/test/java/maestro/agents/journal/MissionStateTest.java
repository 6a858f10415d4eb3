package maestro.agents.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import org.junit.jupiter.api.Test;

class MissionStateTest {
    private static final Instant BEGAN = Instant.parse("2026-01-02T03:00:00Z");

    private final MissionState state = new MissionState();
    private long sequence;

    private void at(int seconds, MissionEvent event) {
        state.apply(new JournalEntry("m1", ++sequence, BEGAN.plusSeconds(seconds), event));
    }

    private static MissionEvent phase(Phase phase) {
        return new MissionEvent.PhaseChanged(phase, "");
    }

    @Test
    void workIsCountedWithoutPauses() {
        at(0, phase(Phase.PLANNING));
        at(20, phase(Phase.AWAITING_APPROVAL));
        at(500, phase(Phase.RESEARCH));
        at(505, phase(Phase.PAUSED));
        at(900, phase(Phase.RESEARCH));
        at(930, phase(Phase.WRITING));
        assertThat(state.worked()).isEqualTo(Duration.ofSeconds(20 + 5 + 30));
    }

    @Test
    void theTimeAfterAKillIsNoWork() {
        at(0, phase(Phase.PLANNING));
        at(20, phase(Phase.RESEARCH));
        at(100_000, phase(Phase.PAUSED));
        assertThat(state.worked()).isEqualTo(Duration.ofSeconds(20 + 10));
    }

    @Test
    void aStepThatBeginsAgainForgetsWhatItSaidBefore() {
        MissionEvent begun = new MissionEvent.StepStarted("plan", AgentKind.PLANNING, "t", "i");
        at(0, begun);
        at(1, new MissionEvent.Reasoned("plan", AgentKind.PLANNING, "void"));
        at(2, begun);
        at(3, new MissionEvent.Reasoned("plan", AgentKind.PLANNING, "kept"));
        assertThat(state.step("plan").orElseThrow().reasoning()).containsExactly("kept");
        assertThat(state.step("plan").orElseThrow().running()).isTrue();
    }

    @Test
    void aLimitCountsOnceAndTheLastEditIsThePlan() {
        at(0, new MissionEvent.LimitMet("time", "first"));
        at(1, new MissionEvent.LimitMet("time", "second"));
        at(2, new MissionEvent.PlanEdited(new Plan(2, List.of())));
        at(3, new MissionEvent.PlanEdited(new Plan(3, List.of())));
        assertThat(state.limitsMet()).containsExactly("first");
        assertThat(state.limitMet("time")).isTrue();
        assertThat(state.limitMet("user")).isFalse();
        assertThat(state.editedPlan().orElseThrow().version()).isEqualTo(3);
    }
}
