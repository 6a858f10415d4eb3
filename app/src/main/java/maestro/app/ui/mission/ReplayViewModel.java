package maestro.app.ui.mission;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import maestro.agents.journal.Journal;
import maestro.agents.replay.Moment;
import maestro.agents.replay.Playback;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;

/// Goes back and forth in the open mission: plan, evidence and report show how it was after each
/// step, read from its journal alone. Owned by the screen's thread.
public final class ReplayViewModel {
    /// What is shown.
    ///
    /// @param moments all there were when the replay was opened, oldest first
    /// @param at index of the one that is shown
    public record Replay(List<Moment> moments, int at) {
        public Moment moment() {
            return moments.get(at);
        }
    }

    private final Journal journal;
    private final MissionFollower follower;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Replay>> replay =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    ReplayViewModel(Journal journal, MissionFollower follower, Background background) {
        this.journal = journal;
        this.follower = follower;
        this.background = background;
        // Another mission was opened, or the same one anew.
        follower.pastProperty()
                .subscribe(past -> {
                    if (!past) {
                        replay.set(Optional.empty());
                    }
                });
    }

    /// Empty while the mission is shown as it is now.
    ReadOnlyObjectProperty<Optional<Replay>> replayProperty() {
        return replay.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Shows a mission that is open at its last moment, from which one goes back.
    void open(String missionId) {
        problem.set("");
        background.call(
                () -> moments(missionId),
                moments -> {
                    if (!moments.isEmpty()) {
                        show(moments, moments.size() - 1);
                    }
                },
                why -> problem.set(Failures.words(why)));
    }

    /// @param index of a moment; what lies beyond the ends is the end
    void goTo(int index) {
        replay.get()
                .ifPresent(now -> {
                    int at = Math.clamp(index, 0, now.moments().size() - 1);
                    if (at != now.at()) {
                        show(now.moments(), at);
                    }
                });
    }

    private void show(List<Moment> moments, int at) {
        replay.set(Optional.of(new Replay(moments, at)));
        follower.goBack(moments.get(at).sequence());
    }

    void close() {
        replay.set(Optional.empty());
        follower.goOn();
    }

    /// Those after which something looks different.
    private List<Moment> moments(String missionId) {
        return Playback.of(journal, missionId).moments().stream().filter(Moment::changes).toList();
    }
}
