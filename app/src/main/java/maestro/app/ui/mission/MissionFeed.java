package maestro.app.ui.mission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// One mission's stream, brought to the screen's thread: in order, without holes, at most one
/// delivery a frame and at most [#FRAME] entries a delivery, so that opening a long mission takes a
/// few frames and blocks none. A screen that falls behind slows this reader, not the writers. Owned
/// by the screen's thread.
public final class MissionFeed implements AutoCloseable {
    /// Entries handed over at once: folding them takes about a millisecond.
    public static final int FRAME = 2_000;

    /// Entries that may wait for the screen.
    private static final int WAITING = 20_000;

    private final Journal journal;
    private final Background background;
    private final Reader reader;
    private @Nullable Flow flow;

    public MissionFeed(Journal journal, Background background, Reader reader) {
        this.journal = journal;
        this.background = background;
        this.reader = reader;
    }

    /// Ends the old stream and begins this one from its start.
    public void open(Optional<String> missionId) {
        close();
        reader.reset(missionId);
        missionId.ifPresent(id -> {
            Flow next = new Flow();
            flow = next;
            background.run(
                    () -> {
                        next.begin(id);
                        return null;
                    },
                    reader::failed);
        });
    }

    @Override
    public void close() {
        Flow old = flow;
        flow = null;
        if (old != null) {
            old.end();
        }
    }

    /// What a feed tells, on the screen's thread.
    public interface Reader {
        /// Another mission, or none, is about to be read.
        void reset(Optional<String> missionId);

        /// The next entries, in order.
        void take(List<JournalEntry> entries);

        /// The stream could not be read.
        void failed(Throwable why);
    }

    private final class Flow {
        private final ArrayDeque<JournalEntry> waiting = new ArrayDeque<>();
        private Journal.@Nullable Subscription subscription;
        private boolean asked;
        private boolean ended;

        /// Away from the screen's thread, because following may read from disk.
        void begin(String missionId) {
            Journal.Subscription made = journal.follow(missionId, this::accept);
            synchronized (this) {
                if (!ended) {
                    subscription = made;
                    return;
                }
            }
            made.close();
        }

        private synchronized void accept(List<JournalEntry> batch) {
            while (waiting.size() >= WAITING && !ended) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            if (ended) {
                return;
            }
            waiting.addAll(batch);
            if (!asked) {
                asked = true;
                background.onScreen(this::deliver);
            }
        }

        private void deliver() {
            List<JournalEntry> next = new ArrayList<>();
            boolean more;
            synchronized (this) {
                if (ended) {
                    return;
                }
                while (next.size() < FRAME && !waiting.isEmpty()) {
                    next.add(waiting.poll());
                }
                more = !waiting.isEmpty();
                asked = more;
                notifyAll();
            }
            reader.take(next);
            if (more) {
                background.onScreen(this::deliver);
            }
        }

        void end() {
            Journal.Subscription old;
            synchronized (this) {
                ended = true;
                old = subscription;
                waiting.clear();
                notifyAll();
            }
            if (old != null) {
                old.close();
            }
        }
    }
}
