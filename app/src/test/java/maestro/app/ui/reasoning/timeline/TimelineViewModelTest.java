package maestro.app.ui.reasoning.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.app.ui.reasoning.step.StepStatus;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final TimelineViewModel timeline = new TimelineViewModel();
    private final List<JournalEntry> entries = new ArrayList<>();

    private void at(long millis, MissionEvent event) {
        JournalEntry entry =
                new JournalEntry("m", entries.size() + 1, START.plusMillis(millis), event);
        entries.add(entry);
        timeline.take(List.of(entry));
    }

    private void start(long millis, String step) {
        at(millis, new MissionEvent.StepStarted(step, AgentKind.RESEARCH, step, ""));
    }

    private void finish(long millis, String step) {
        at(
                millis,
                new MissionEvent.StepFinished(
                        step, AgentKind.RESEARCH, new Outcome.NotesTaken(List.of()), 10));
    }

    @Test
    void stepsAtTheSameTimeHaveLanesOfTheirOwn() {
        start(0, "a");
        start(10, "b");
        finish(20, "a");
        start(30, "c");
        assertThat(timeline.lanes(AgentKind.RESEARCH)).hasSize(2);
        assertThat(timeline.bars())
                .extracting(TimelineViewModel.Bar::lane)
                .containsExactly(0, 1, 0);
        assertThat(timeline.busy()).isTrue();
        assertThat(timeline.extent(START.plusMillis(500))).isEqualTo(500);
    }

    @Test
    void aNightsPauseIsCutOut() {
        start(0, "a");
        at(1_000, new MissionEvent.PhaseChanged(Phase.PAUSED, ""));
        assertThat(timeline.bars().getFirst().status()).isEqualTo(StepStatus.BROKEN);
        long night = Duration.ofHours(9).toMillis();
        start(night, "a");
        finish(night + 200, "a");
        assertThat(timeline.cuts())
                .containsExactly(
                        new TimelineViewModel.Cut(1_000, Duration.ofMillis(night - 1_000)));
        assertThat(timeline.bars().getLast().start()).isEqualTo(1_000 + TimelineViewModel.CUT);
        assertThat(timeline.extent(START.plusMillis(night * 2))).isEqualTo(2_200);
    }

    @Test
    void aKilledStepEndsWhereItWasLastHeard() {
        start(0, "a");
        at(400, new MissionEvent.Reasoned("a", AgentKind.RESEARCH, "still here"));
        start(60_000, "a");
        assertThat(timeline.bars().getFirst().end()).isEqualTo(400);
        assertThat(timeline.bars()).hasSize(2);
    }

    @Test
    void theScaleFitsAllUntilZoomedAndKeepsThePointUnderTheMouse() {
        TimeScale scale = new TimeScale();
        scale.set(500, 10_000);
        assertThat(scale.x(10_000)).isEqualTo(500, within(1e-9));
        double under = scale.at(200);
        scale.zoom(4, 200);
        assertThat(scale.at(200)).isEqualTo(under, within(1e-6));
        assertThat(scale.fitting()).isFalse();
        scale.zoom(0.01, 200);
        assertThat(scale.fitting()).isTrue();
        assertThat(scale.from()).isZero();
    }

    @Test
    void aScaleAtTheEndStaysThereWhileTheMissionGrows() {
        TimeScale scale = new TimeScale();
        scale.set(500, 10_000);
        scale.zoom(4, 500);
        assertThat(scale.until()).isEqualTo(10_000, within(1e-6));
        scale.set(500, 12_000);
        assertThat(scale.until()).isEqualTo(12_000, within(1e-6));
        scale.move(1_000);
        scale.set(500, 14_000);
        assertThat(scale.from()).isEqualTo(1_000, within(1e-6));
    }
}
