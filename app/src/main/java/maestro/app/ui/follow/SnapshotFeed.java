package maestro.app.ui.follow;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// Makes the next snapshot when the screen has shown the last one, and not before.
final class SnapshotFeed<T> implements MissionFollower.Feed {
    private final Background background;

    /// Also the lock that it is read and written under. The screen's thread never takes it.
    private final MissionState state;

    private final Predicate<MissionEvent> matters;
    private final Function<MissionState, T> snapshot;
    private final MissionFollower.Screen<T> screen;
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean stale;
    private volatile boolean ended;

    SnapshotFeed(
            Background background,
            MissionState state,
            Predicate<MissionEvent> matters,
            Function<MissionState, T> snapshot,
            MissionFollower.Screen<T> screen) {
        this.background = background;
        this.state = state;
        this.matters = matters;
        this.snapshot = snapshot;
        this.screen = screen;
    }

    @Override
    public void take(List<JournalEntry> batch) {
        if (!ended && batch.stream().anyMatch(entry -> matters.test(entry.event()))) {
            stale = true;
            make();
        }
    }

    private void make() {
        if (ended || !asked.compareAndSet(false, true)) {
            return;
        }
        stale = false;
        try {
            synchronized (state) {
                newest.set(snapshot.apply(state));
            }
        } catch (RuntimeException e) {
            // Reported where the user looks; the next batch may do better.
            fail(e);
        }
        background.onScreen(this::show);
    }

    private void show() {
        T shown = newest.getAndSet(null);
        asked.set(false);
        if (ended) {
            return;
        }
        if (shown != null) {
            screen.shown(shown);
        }
        if (stale) {
            background.run(
                    () -> {
                        make();
                        return null;
                    },
                    this::fail);
        }
    }

    @Override
    public void fail(Throwable why) {
        background.onScreen(() -> {
            if (!ended) {
                screen.failed(why);
            }
        });
    }

    @Override
    public void end() {
        ended = true;
    }
}
