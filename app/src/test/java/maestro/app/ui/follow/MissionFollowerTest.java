package maestro.app.ui.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.Frames;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.SampleMission;
import org.junit.jupiter.api.Test;

class MissionFollowerTest {
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeNavigator navigator = new FakeNavigator();
    private final Frames frames = new Frames();
    private final MissionFollower follower = new MissionFollower(journal, navigator, frames);

    /// Writes down what it is told.
    private static final class Seen<T> implements MissionFollower.Screen<T> {
        private final List<Optional<String>> cleared = new ArrayList<>();
        private final List<T> shown = new ArrayList<>();
        private final List<Throwable> failed = new ArrayList<>();

        @Override
        public void cleared(Optional<String> missionId) {
            cleared.add(missionId);
        }

        @Override
        public void shown(T snapshot) {
            shown.add(snapshot);
        }

        @Override
        public void failed(Throwable why) {
            failed.add(why);
        }
    }

    private static final class Heard implements MissionFollower.Reader {
        private final List<List<JournalEntry>> taken = new ArrayList<>();

        @Override
        public void reset(Optional<String> missionId) {
            taken.clear();
        }

        @Override
        public void take(List<JournalEntry> entries, boolean more) {
            taken.add(entries);
        }

        @Override
        public void failed(Throwable why) {
            throw new AssertionError(why);
        }
    }

    private void change(String id, Phase phase) {
        journal.append(id, List.of(new MissionEvent.PhaseChanged(phase, "")));
    }

    private void created(String id) {
        journal.append(
                id,
                SampleMission.events(id, false, false).stream()
                        .limit(1)
                        .map(SampleMission.Timed::event)
                        .toList());
    }

    private <T> Seen<T> show(Function<MissionState, T> snapshot) {
        Seen<T> seen = new Seen<>();
        follower.show(event -> event instanceof MissionEvent.PhaseChanged, snapshot, seen);
        return seen;
    }

    @Test
    void theJournalIsReadOnceForAllPanes() {
        show(MissionState::phase);
        show(MissionState::round);
        follower.read(new Heard());
        created("m");
        navigator.openMission("m");
        assertThat(journal.followers()).isOne();
        navigator.openMission("other");
        assertThat(journal.followers()).isOne();
        follower.close();
        assertThat(journal.followers()).isZero();
    }

    @Test
    void manyChangesOfAFrameAreShownOnceAndTheLastIsNeverLost() {
        Seen<Phase> seen = show(MissionState::phase);
        created("m");
        navigator.openMission("m");
        change("m", Phase.PLANNING);
        change("m", Phase.RESEARCH);
        change("m", Phase.WRITING);
        frames.settle();
        assertThat(seen.shown).hasSizeLessThan(3).last().isEqualTo(Phase.WRITING);
    }

    @Test
    void noSnapshotIsMadeWhileTheLastWaitsForTheScreen() {
        int[] made = {0};
        show(_ -> ++made[0]);
        created("m");
        navigator.openMission("m");
        for (int i = 0; i < 100; i++) {
            change("m", Phase.RESEARCH);
        }
        assertThat(made[0]).isOne();
        frames.settle();
        assertThat(made[0]).isEqualTo(2);
    }

    @Test
    void whatDoesNotMatterIsNotShown() {
        Seen<Phase> seen = show(MissionState::phase);
        created("m");
        navigator.openMission("m");
        frames.settle();
        assertThat(seen.shown).isEmpty();
    }

    @Test
    void nothingOfTheOldMissionIsShownAfterAnotherWasOpened() {
        Seen<Phase> seen = show(MissionState::phase);
        created("m");
        navigator.openMission("m");
        change("m", Phase.WRITING);
        navigator.closeMission();
        frames.settle();
        assertThat(seen.shown).isEmpty();
        assertThat(seen.cleared)
                .containsExactly(Optional.empty(), Optional.of("m"), Optional.empty());
    }

    @Test
    void aLongMissionIsReadInSeveralFramesWithoutHoles() {
        Heard heard = new Heard();
        follower.read(heard);
        List<MissionEvent> events =
                SampleMission.many("long", 4_000).stream().map(SampleMission.Timed::event).toList();
        journal.append("long", events);
        navigator.openMission("long");
        assertThat(frames.settle()).isEqualTo(Math.ceilDiv(events.size(), MissionFollower.FRAME));
        assertThat(heard.taken.stream().flatMap(List::stream).map(JournalEntry::event))
                .containsExactlyElementsOf(events);
    }

    @Test
    void aSnapshotThatCannotBeMadeIsReportedAndTheNextIsShown() {
        boolean[] broken = {true};
        Seen<Phase> seen =
                show(state -> {
                    if (broken[0]) {
                        throw new IllegalStateException("gone");
                    }
                    return state.phase();
                });
        created("m");
        navigator.openMission("m");
        change("m", Phase.PLANNING);
        frames.settle();
        assertThat(seen.failed)
                .singleElement()
                .hasToString("java.lang.IllegalStateException: gone");
        broken[0] = false;
        change("m", Phase.RESEARCH);
        frames.settle();
        assertThat(seen.shown).containsExactly(Phase.RESEARCH);
    }

    @Test
    void aPaneThatComesLaterSeesTheOpenMissionToo() {
        created("m");
        change("m", Phase.PLANNING);
        navigator.openMission("m");
        Seen<Phase> seen = show(MissionState::phase);
        frames.settle();
        assertThat(seen.shown).containsExactly(Phase.PLANNING);
        assertThat(journal.followers()).isOne();
    }

    @Test
    void anEarlierMomentIsShownWhileOthersGoOnWithNow() {
        Seen<Phase> now = new Seen<>();
        Seen<Phase> any = new Seen<>();
        follower.show(_ -> true, MissionState::phase, now);
        follower.showAnyMoment(_ -> true, MissionState::phase, any);
        created("a");
        change("a", Phase.PLANNING);
        change("a", Phase.RESEARCH);
        navigator.openMission("a");
        frames.settle();
        follower.goBack(2);
        follower.goBack(1);
        frames.settle();
        assertThat(follower.pastProperty().get()).isTrue();
        assertThat(any.shown).last().isEqualTo(Phase.CREATED);
        change("a", Phase.WRITING);
        frames.settle();
        assertThat(now.shown).last().isEqualTo(Phase.WRITING);
        assertThat(any.shown).last().isEqualTo(Phase.CREATED);
        follower.goOn();
        frames.settle();
        assertThat(follower.pastProperty().get()).isFalse();
        assertThat(any.shown).last().isEqualTo(Phase.WRITING);
    }

    @Test
    void anotherMissionIsShownAsItIsNow() {
        Seen<Phase> any = new Seen<>();
        follower.showAnyMoment(_ -> true, MissionState::phase, any);
        created("a");
        change("a", Phase.PLANNING);
        created("b");
        navigator.openMission("a");
        frames.settle();
        follower.goBack(1);
        navigator.openMission("b");
        frames.settle();
        assertThat(follower.pastProperty().get()).isFalse();
        change("b", Phase.RESEARCH);
        frames.settle();
        assertThat(any.shown).last().isEqualTo(Phase.RESEARCH);
    }
}
