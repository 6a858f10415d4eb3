package maestro.agents.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What language models may take in a mission.
@Timeout(120)
class ModelLimitsTest extends ModelMissionFixture {
    private static final Set<String> RESEARCH = Set.of("outline", "queries", "notes", "verdict");

    private static List<String> met(MissionState state) {
        return events(state.mission().id()).stream()
                .filter(MissionEvent.LimitMet.class::isInstance)
                .map(e -> ((MissionEvent.LimitMet) e).limit())
                .toList();
    }

    @Test
    void aLimitOnCallsIsNeverExceededAndTheReportIsStillWritten() throws InterruptedException {
        ScriptedModel model = ScriptedModel.faithful();
        MissionState state = run(model, request(6, 0, 0));
        everySentenceIsFounded(report(state));
        assertThat(model.calls.get()).isLessThanOrEqualTo(6);
        assertThat(state.limitMet("calls") || state.limitMet("calls.all")).isTrue();
        assertThat(events(state.mission().id())).anyMatch(MissionEvent.LimitNear.class::isInstance);
    }

    @Test
    void limitsOnTokensAndCostHoldWithCallsAtOnce() throws InterruptedException {
        MissionState free = run(ScriptedModel.faithful(), request(0, 0, 0));
        long half = free.spent().tokens() / 2 + 6_000;
        MissionState tokens = run(ScriptedModel.faithful(), request(0, half, 0));
        everySentenceIsFounded(report(tokens));
        assertThat(tokens.spent().tokens()).isPositive().isLessThanOrEqualTo(half);
        double cheap = free.spent().cost() / 2 + 10;
        MissionState cost = run(ScriptedModel.faithful(), request(0, 0, cheap));
        everySentenceIsFounded(report(cost));
        assertThat(cost.spent().cost()).isPositive().isLessThanOrEqualTo(cheap);
    }

    @Test
    void researchLeavesAQuarterForWriting() throws InterruptedException {
        ScriptedModel model = ScriptedModel.faithful();
        MissionState state = run(model, request(8, 0, 0));
        everySentenceIsFounded(report(state));
        assertThat(model.answered.stream().filter(RESEARCH::contains)).hasSize(6);
        assertThat(model.answered).contains("text");
        assertThat(met(state)).startsWith("calls").doesNotContain("rounds");
        assertThat(state.limitsMet().getFirst())
                .isEqualTo(
                        "Research ended early: 6 of 8 calls of language models are used, and the"
                                + " rest is kept for writing.");
    }

    @Test
    void whatALimitHasNoRoomForIsSaidWithWhatIsUsed() throws InterruptedException {
        MissionState state = run(ScriptedModel.faithful(), request(0, 0, 0.004));
        everySentenceIsFounded(report(state));
        assertThat(state.spent().calls()).isZero();
        assertThat(state.limitsMet().getFirst())
                .matches(
                        "The cost limit of 0\\.004 has no room for a call that may cost [\\d.]+, with"
                                + " 0 used: such steps are done without a model\\.");
    }
}
