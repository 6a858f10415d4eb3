package maestro.app.ui.follow;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import maestro.agents.journal.Journal;
import maestro.agents.journal.Journal.Subscription;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// Follows one mission and folds its state away from the screen's thread; the screen gets immutable
/// snapshots, at most one a frame, and only after entries that matter to it. A screen that is slow
/// sees fewer snapshots, never older ones. Its methods are called on the screen's thread.
///
/// @param <T> the snapshot
public final class MissionFollower<T> implements AutoCloseable {

    /// Where snapshots go, on the screen's thread.
    public interface Screen<T> {
        /// Another mission, or none, is about to be followed.
        void cleared(Optional<String> missionId);

        void shown(T snapshot);

        void failed(Throwable why);
    }

    private final Journal journal;
    private final Background background;
    private final Predicate<MissionEvent> matters;
    private final Function<MissionState, T> snapshot;
    private final Screen<T> screen;
    private @Nullable Following following;

    /// @param snapshot called away from the screen's thread, so it may block; what it returns
    ///   shares nothing with the state that changes later
    public MissionFollower(
            Journal journal,
            Background background,
            Predicate<MissionEvent> matters,
            Function<MissionState, T> snapshot,
            Screen<T> screen) {
        this.journal = journal;
        this.background = background;
        this.matters = matters;
        this.snapshot = snapshot;
        this.screen = screen;
    }

    /// Leaves the old mission and follows this one from its start.
    public void follow(Optional<String> missionId) {
        close();
        screen.cleared(missionId);
        if (missionId.isPresent()) {
            Following next = new Following();
            following = next;
            background.run(
                    () -> {
                        next.begin(missionId.get());
                        return null;
                    },
                    why -> {
                        if (following == next) {
                            screen.failed(why);
                        }
                    });
        }
    }

    @Override
    public void close() {
        Following old = following;
        following = null;
        if (old != null) {
            old.end();
        }
    }

    private final class Following {
        private final MissionState state = new MissionState();
        private final AtomicReference<@Nullable T> newest = new AtomicReference<>();
        private @Nullable Subscription subscription;
        private volatile boolean ended;

        void begin(String missionId) {
            Subscription made = journal.follow(missionId, this::take);
            synchronized (this) {
                if (!ended) {
                    subscription = made;
                    return;
                }
            }
            made.close();
        }

        /// On the journal's thread, one batch after the other.
        private void take(List<JournalEntry> batch) {
            if (ended) {
                return;
            }
            boolean changed = false;
            for (JournalEntry entry : batch) {
                state.apply(entry);
                changed |= matters.test(entry.event());
            }
            if (!changed) {
                return;
            }
            try {
                if (newest.getAndSet(snapshot.apply(state)) == null) {
                    background.onScreen(this::show);
                }
            } catch (RuntimeException e) {
                // Reported where the user looks; the next batch may do better.
                background.onScreen(() -> fail(e));
            }
        }

        private void show() {
            T shown = newest.getAndSet(null);
            if (shown != null && !ended) {
                screen.shown(shown);
            }
        }

        private void fail(Throwable why) {
            if (!ended) {
                screen.failed(why);
            }
        }

        void end() {
            ended = true;
            Subscription old;
            synchronized (this) {
                old = subscription;
            }
            if (old != null) {
                old.close();
            }
        }
    }
}
