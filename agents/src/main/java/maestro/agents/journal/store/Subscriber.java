package maestro.agents.journal.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One listener with a virtual thread of its own. Writers leave entries here and never wait.
final class Subscriber implements Journal.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

    private final Consumer<List<JournalEntry>> listener;
    private final Consumer<Subscriber> ended;
    private final EntryTable table;
    private final @Nullable String only;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Tail> tails = new LinkedHashMap<>();
    private boolean closed;

    /// @param only the mission that is followed from its start; null for all from now on
    Subscriber(
            EntryTable table,
            @Nullable String only,
            Consumer<List<JournalEntry>> listener,
            Consumer<Subscriber> ended) {
        this.table = table;
        this.only = only;
        this.listener = listener;
        this.ended = ended;
        if (only != null) {
            tails.put(only, tail(only, 0, true));
        }
    }

    void start() {
        Thread.ofVirtual().name("journal-subscriber").start(this::work);
    }

    /// Entries of one mission that were just written.
    void offer(List<JournalEntry> entries) {
        String mission = entries.getFirst().missionId();
        if (only != null && !only.equals(mission)) {
            return;
        }
        lock.lock();
        try {
            long before = entries.getFirst().sequence() - 1;
            tails.computeIfAbsent(mission, id -> tail(id, before, false)).offer(entries);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private Tail tail(String mission, long heard, boolean catchingUp) {
        return new Tail((after, most) -> table.read(mission, after, most), heard, catchingUp);
    }

    private void work() {
        try {
            List<JournalEntry> batch = next();
            while (batch != null) {
                if (!batch.isEmpty()) {
                    tell(batch);
                }
                batch = next();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A listener of the journal hears no more, for the journal cannot be read", e);
        } finally {
            close();
        }
    }

    private void tell(List<JournalEntry> batch) {
        try {
            listener.accept(batch);
        } catch (RuntimeException e) {
            LOG.error("A listener of the journal failed; it goes on with the next entries", e);
        }
    }

    /// @return entries of one mission, perhaps none; null when closed
    private @Nullable List<JournalEntry> next() throws InterruptedException {
        Tail tail;
        long after;
        long known;
        lock.lock();
        try {
            Tail behind = behind();
            while (behind == null && !closed) {
                news.await();
                behind = behind();
            }
            if (closed || behind == null) {
                return null;
            }
            if (!behind.mustRead()) {
                return behind.poll();
            }
            tail = behind;
            after = tail.heard();
            known = tail.newest();
        } finally {
            lock.unlock();
        }
        List<JournalEntry> batch = tail.read(after);
        lock.lock();
        try {
            tail.read(batch, known);
            return closed ? null : batch;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Tail behind() {
        for (Tail tail : new ArrayList<>(tails.values())) {
            if (tail.behind()) {
                return tail;
            }
        }
        return null;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        ended.accept(this);
    }
}
