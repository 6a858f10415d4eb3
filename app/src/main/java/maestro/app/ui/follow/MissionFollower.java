package maestro.app.ui.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import maestro.agents.journal.Journal;
import maestro.agents.journal.Journal.Subscription;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import org.jspecify.annotations.Nullable;

/// Reads the open mission's stream, once for all panes, and folds it away from the screen's thread.
/// A pane gets the stream as it needs it: as snapshots of the mission's state, or entry by entry,
/// either way at most once a frame. Its methods are called on the screen's thread.
public final class MissionFollower implements AutoCloseable {

    /// Where snapshots go, on the screen's thread.
    ///
    /// @param <T> the snapshot
    public interface Screen<T> {
        /// Another mission, or none, is about to be followed.
        void cleared(Optional<String> missionId);

        void shown(T snapshot);

        void failed(Throwable why);
    }

    /// Where entries go, on the screen's thread.
    public interface Reader {
        /// Another mission, or none, is about to be read.
        void reset(Optional<String> missionId);

        /// The next entries, in order, at most [#FRAME].
        ///
        /// @param more whether others are waiting behind them
        void take(List<JournalEntry> entries, boolean more);

        void failed(Throwable why);
    }

    /// Entries handed over in a frame: showing them takes a few milliseconds.
    public static final int FRAME = EntryFeed.FRAME;

    /// What one pane gets of one mission.
    sealed interface Feed permits SnapshotFeed, EntryFeed {
        /// The next batch; the state has it already. On the thread that follows.
        void take(List<JournalEntry> batch);

        void fail(Throwable why);

        void end();
    }

    /// A pane that reads along.
    private interface Pane {
        void clear(Optional<String> missionId);

        Feed feed(MissionState state);

        /// Whether it shows earlier moments, too.
        default boolean goesBack() {
            return false;
        }

        /// Makes what shows another moment; away from the screen's thread.
        ///
        /// @return shows it
        default Runnable at(MissionState then) {
            return () -> {};
        }
    }

    private final Journal journal;
    private final Background background;
    private final List<Pane> panes = new ArrayList<>();
    private Optional<String> mission = Optional.empty();
    private @Nullable Following following;
    private final ReadOnlyBooleanWrapper past = new ReadOnlyBooleanWrapper();
    private long moment;
    private boolean goingBack;

    /// Follows the mission that is open now and those that are opened later.
    public MissionFollower(Journal journal, Navigator navigator, Background background) {
        this.journal = journal;
        this.background = background;
        navigator.missionProperty().subscribe(this::follow);
    }

    /// Shows snapshots after entries that matter. A screen that is slow sees fewer, never older
    /// ones, and none is made in vain.
    ///
    /// @param snapshot called away from the screen's thread, so it may block; what it returns
    ///   shares nothing with the state that changes later
    public <T> void show(
            Predicate<MissionEvent> matters, Function<MissionState, T> snapshot, Screen<T> screen) {
        join(new SnapshotPane<>(background, matters, snapshot, screen, false));
    }

    /// As [#show], and also shows how the mission was at another moment, see [#goBack].
    public <T> void showAnyMoment(
            Predicate<MissionEvent> matters, Function<MissionState, T> snapshot, Screen<T> screen) {
        join(new SnapshotPane<>(background, matters, snapshot, screen, true));
    }

    /// Shows the open mission as it was after an entry, where that can be shown. Others go on with
    /// what happens now.
    ///
    /// @param sequence of the entry
    public void goBack(long sequence) {
        Following now = following;
        if (now == null) {
            return;
        }
        past.set(true);
        now.leavePast();
        moment = sequence;
        if (!goingBack) {
            fold();
        }
    }

    /// One fold at a time: a slider asks for more moments than anybody could see.
    private void fold() {
        Following of = following;
        String id = mission.orElse("");
        long until = moment;
        List<Pane> back = panes.stream().filter(Pane::goesBack).toList();
        goingBack = true;
        background.call(
                () -> {
                    MissionState then =
                            MissionState.at(journal, id, until).orElseGet(MissionState::new);
                    return back.stream().map(pane -> pane.at(then)).toList();
                },
                shows -> {
                    goingBack = false;
                    if (!past.get() || following != of) {
                        return;
                    }
                    shows.forEach(Runnable::run);
                    if (moment != until) {
                        fold();
                    }
                },
                why -> {
                    goingBack = false;
                    if (following != null) {
                        following.fail(why);
                    }
                });
    }

    /// Shows what happens now again.
    public void goOn() {
        if (past.get()) {
            follow(mission);
        }
    }

    /// Whether another moment than now is shown.
    public ReadOnlyBooleanProperty pastProperty() {
        return past.getReadOnlyProperty();
    }

    /// Hands over every entry, in order and without holes. A reader that falls behind slows this,
    /// not who writes.
    public void read(Reader reader) {
        join(
                new Pane() {
                    @Override
                    public void clear(Optional<String> missionId) {
                        reader.reset(missionId);
                    }

                    @Override
                    public Feed feed(MissionState state) {
                        return new EntryFeed(background, reader);
                    }
                });
    }

    /// Whether an event is talk and changes nothing of what a mission has. A model's talk comes
    /// many times a second.
    public static boolean isTalk(MissionEvent event) {
        return event instanceof MissionEvent.Reasoned || event instanceof MissionEvent.Streamed;
    }

    private void join(Pane pane) {
        panes.add(pane);
        if (mission.isPresent()) {
            follow(mission);
        } else {
            pane.clear(mission);
        }
    }

    /// Leaves the old mission and follows this one from its start.
    private void follow(Optional<String> missionId) {
        close();
        past.set(false);
        mission = missionId;
        panes.forEach(pane -> pane.clear(missionId));
        missionId.ifPresent(id -> {
            Following next = new Following();
            following = next;
            background.run(
                    () -> {
                        next.begin(id);
                        return null;
                    },
                    next::fail);
        });
    }

    @Override
    public void close() {
        Following old = following;
        following = null;
        if (old != null) {
            old.end();
        }
    }

    private record SnapshotPane<T>(
            Background background,
            Predicate<MissionEvent> matters,
            Function<MissionState, T> snapshot,
            Screen<T> screen,
            boolean goesBack)
            implements Pane {
        @Override
        public void clear(Optional<String> missionId) {
            screen.cleared(missionId);
        }

        @Override
        public Feed feed(MissionState state) {
            return new SnapshotFeed<>(background, state, matters, snapshot, screen);
        }

        @Override
        public Runnable at(MissionState then) {
            T made = snapshot.apply(then);
            return () -> screen.shown(made);
        }
    }

    private final class Following {
        private final MissionState state = new MissionState();
        private final List<Pane> followers = List.copyOf(panes);
        private final List<Feed> feeds = followers.stream().map(pane -> pane.feed(state)).toList();
        private @Nullable Subscription subscription;
        private boolean ended;

        /// Away from the screen's thread, because following may read from disk.
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
            synchronized (state) {
                batch.forEach(state::apply);
            }
            feeds.forEach(feed -> feed.take(batch));
        }

        /// Panes that show another moment are told nothing of what happens now.
        void leavePast() {
            for (int i = 0; i < feeds.size(); i++) {
                if (followers.get(i).goesBack()) {
                    feeds.get(i).end();
                }
            }
        }

        void fail(Throwable why) {
            feeds.forEach(feed -> feed.fail(why));
        }

        void end() {
            Subscription old;
            synchronized (this) {
                ended = true;
                old = subscription;
            }
            feeds.forEach(Feed::end);
            if (old != null) {
                old.close();
            }
        }
    }
}
