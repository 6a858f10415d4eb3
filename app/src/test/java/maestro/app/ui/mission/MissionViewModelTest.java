package maestro.app.ui.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.Observable;
import maestro.agents.controller.MissionRequest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.LaterBackground;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.mission.MissionViewModel.Ask;
import maestro.app.ui.mission.MissionViewModel.Face;
import org.junit.jupiter.api.Test;

class MissionViewModelTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;
    private final MemoryJournal journal = new MemoryJournal(() -> now);
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Frames frames = new Frames();
    private final MissionFollower follower = new MissionFollower(journal, navigator, frames);
    private final MissionViewModel viewModel =
            new MissionViewModel(missions, follower, navigator, frames, () -> now);

    private String made() {
        String id = missions.create(MissionRequest.of("Why?"));
        navigator.openMission(id);
        frames.settle();
        return id;
    }

    private OpenMission open() {
        return viewModel.openProperty().get().orElseThrow();
    }

    @Test
    void withoutMissionsThePaneSaysWhatToDo() {
        assertThat(viewModel.faceProperty().get()).isEqualTo(Face.EMPTY);
        made();
        assertThat(viewModel.faceProperty().get()).isEqualTo(Face.LIST);
        assertThat(viewModel.list()).singleElement().matches(m -> m.phase() == Phase.CREATED);
    }

    /// A view of a list hears changes only while somebody holds it.
    @Test
    void listenersToTheListOutliveGarbageCollection() {
        AtomicInteger heard = new AtomicInteger();
        viewModel.list().addListener((Observable _) -> heard.incrementAndGet());
        System.gc();
        made();
        assertThat(heard).hasPositiveValue();
        assertThat(viewModel.list()).isSameAs(viewModel.list());
    }

    @Test
    void timeOfWorkLeavesPausesOut() {
        String id = made();
        missions.start(id);
        now = START.plusSeconds(8);
        missions.pause(id);
        now = START.plusSeconds(3_600);
        missions.start(id);
        frames.settle();
        now = now.plusSeconds(6);
        assertThat(open().worked(now)).isEqualTo(Duration.ofSeconds(14));
        missions.pause(id);
        frames.settle();
        assertThat(open().worked(now.plusSeconds(99))).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void onlyWhatThePhaseAllowsIsOffered() {
        String id = made();
        assertThat(open()).matches(m -> m.canStart() && m.canStop() && !m.canPause());
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        frames.settle();
        assertThat(open()).matches(m -> m.canPause() && m.canFinishNow() && !m.canStart());
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.FINISHED, "")));
        frames.settle();
        assertThat(open()).matches(m -> !m.canPause() && !m.canStart() && !m.canStop());
    }

    @Test
    void stoppingIsAskedOnceAndMayBeDeclined() {
        String id = made();
        viewModel.askStop(id);
        assertThat(viewModel.askedProperty().get()).contains(new Ask.Stop(id, "Why?"));
        viewModel.decline();
        viewModel.confirm();
        assertThat(missions.calls()).containsExactly("create " + id);
        viewModel.askStop(id);
        viewModel.confirm();
        assertThat(missions.calls()).containsExactly("create " + id, "stop " + id);
    }

    @Test
    void whatRunsIsNotDeleted() {
        String id = made();
        missions.start(id);
        viewModel.askDelete(id);
        assertThat(viewModel.askedProperty().get()).isEmpty();
        missions.pause(id);
        viewModel.askDelete(id);
        viewModel.confirm();
        assertThat(viewModel.list()).isEmpty();
        assertThat(viewModel.openProperty().get()).isEmpty();
    }

    @Test
    void aCommandThatFailsSaysWhy() {
        String id = made();
        missions.failNext(new IllegalStateException("The disk is full."));
        viewModel.start(id);
        assertThat(viewModel.problemProperty().get()).isEqualTo("The disk is full.");
        viewModel.start(id);
        assertThat(viewModel.problemProperty().get()).isEmpty();
    }

    @Test
    void aMissionWhoseModelIsNotAbleDoesNotGoOn() {
        String id = made();
        missions.unfit(new IllegalArgumentException("There is no room."));
        viewModel.start(id);
        assertThat(viewModel.problemProperty().get()).isEqualTo("There is no room.");
        assertThat(missions.calls()).containsExactly("create " + id);
    }

    @Test
    void whileAModelIsLookedAtTheMissionIsStartingAndStartedOnce() {
        String id = made();
        LaterBackground later = new LaterBackground();
        MissionViewModel slow =
                new MissionViewModel(missions, follower, navigator, later, () -> now);
        later.settle();
        slow.start(id);
        slow.start(id);
        assertThat(slow.startingProperty().get()).contains(id);
        later.settle();
        assertThat(slow.startingProperty().get()).isEmpty();
        assertThat(missions.calls()).containsExactly("create " + id, "start " + id);
        missions.unfit(new IllegalArgumentException("There is no room."));
        slow.start(id);
        later.settle();
        assertThat(slow.startingProperty().get()).isEmpty();
        slow.close();
    }

    @Test
    void anotherMissionEndsTheOldSubscription() {
        made();
        int listening = journal.followers();
        made();
        assertThat(journal.followers()).isEqualTo(listening);
        viewModel.close();
        follower.close();
        assertThat(journal.followers()).isZero();
    }

    @Test
    void aMissionIsReplayedStepByStep() {
        String id = made();
        for (String step : List.of("a", "b")) {
            journal.append(
                    id,
                    List.of(
                            new MissionEvent.StepStarted(
                                    step, AgentKind.RESEARCH, "Do " + step, ""),
                            new MissionEvent.StepFinished(
                                    step,
                                    AgentKind.RESEARCH,
                                    new Outcome.NotesTaken(List.of()),
                                    1)));
        }
        frames.settle();
        ReplayViewModel replay = viewModel.replay();
        replay.open(id);
        frames.settle();
        assertThat(replay.replayProperty().get().orElseThrow().moment().title()).isEqualTo("Do b");
        assertThat(follower.pastProperty().get()).isTrue();
        replay.goTo(-3);
        assertThat(replay.replayProperty().get().orElseThrow().moment().title()).isEqualTo("Do a");
        replay.close();
        frames.settle();
        assertThat(replay.replayProperty().get()).isEmpty();
        assertThat(follower.pastProperty().get()).isFalse();
    }
}
