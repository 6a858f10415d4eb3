package maestro.app.ui.mission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;

/// Goes back and forth in the open mission: plan, evidence and report show how it was after each
/// step, read from its journal alone. Owned by the screen's thread.
public final class ReplayViewModel {
    private static final int PAGE = 2_000;

    /// After a step that changed the plan, the notes or a draft.
    ///
    /// @param sequence of the step's last entry
    /// @param title the step's
    public record Moment(long sequence, String title) {}

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

    private List<Moment> moments(String missionId) {
        List<Moment> moments = new ArrayList<>();
        Map<String, String> titles = new HashMap<>();
        long after = 0;
        List<JournalEntry> page = journal.read(missionId, after, PAGE);
        while (!page.isEmpty()) {
            for (JournalEntry entry : page) {
                switch (entry.event()) {
                    case MissionEvent.StepStarted(var step, var _, var title, var _) ->
                            titles.put(step, title);
                    case MissionEvent.StepFinished(var step, var _, var outcome, var _)
                            when changes(outcome) ->
                            moments.add(
                                    new Moment(entry.sequence(), titles.getOrDefault(step, step)));
                    default -> {}
                }
            }
            after = page.getLast().sequence();
            page = journal.read(missionId, after, PAGE);
        }
        return List.copyOf(moments);
    }

    private static boolean changes(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Planned _,
                    Outcome.NotesTaken _,
                    Outcome.Reviewed _,
                    Outcome.Drafted _,
                    Outcome.Verified _ ->
                    true;
            case Outcome.Searched _, Outcome.Criticised _ -> false;
        };
    }
}
