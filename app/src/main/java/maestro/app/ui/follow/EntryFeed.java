package maestro.app.ui.follow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.journal.JournalEntry;
import maestro.app.ui.shell.Background;

/// Hands entries over in order, at most [#FRAME] a frame, so that opening a long mission takes a
/// few frames and blocks none.
final class EntryFeed implements MissionFollower.Feed {
    static final int FRAME = 2_000;

    /// Entries that may wait for the screen.
    private static final int WAITING = 20_000;

    private final Background background;
    private final MissionFollower.Reader reader;
    private final ArrayDeque<JournalEntry> waiting = new ArrayDeque<>();
    private boolean asked;
    private boolean ended;

    EntryFeed(Background background, MissionFollower.Reader reader) {
        this.background = background;
        this.reader = reader;
    }

    @Override
    public synchronized void take(List<JournalEntry> batch) {
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
        reader.take(next, more);
        if (more) {
            background.onScreen(this::deliver);
        }
    }

    @Override
    public void fail(Throwable why) {
        background.onScreen(() -> {
            if (!hasEnded()) {
                reader.failed(why);
            }
        });
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    @Override
    public synchronized void end() {
        ended = true;
        waiting.clear();
        notifyAll();
    }
}
