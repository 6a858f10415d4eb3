package maestro.agents.journal.store;

import java.util.ArrayDeque;
import java.util.List;
import maestro.agents.journal.JournalEntry;

/// What one subscriber has yet to hear of one mission. New entries wait in a bounded buffer; where
/// they don't fit they are let go, and read from the table when their turn comes. Guarded by its
/// subscriber.
final class Tail {
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_READ = 512;

    /// Reads entries after a sequence number, in order.
    interface Reader {
        List<JournalEntry> read(long after, int most);
    }

    private final Reader reader;
    private final ArrayDeque<JournalEntry> waiting = new ArrayDeque<>();
    private long heard;
    private long buffered;
    private long newest;
    private boolean catchingUp;

    /// @param heard last entry that the subscriber knows
    /// @param catchingUp whether there may be more entries than was said
    Tail(Reader reader, long heard, boolean catchingUp) {
        this.reader = reader;
        this.heard = heard;
        this.buffered = heard;
        this.newest = heard;
        this.catchingUp = catchingUp;
    }

    void offer(List<JournalEntry> entries) {
        newest = Math.max(newest, entries.getLast().sequence());
        boolean next = entries.getFirst().sequence() == buffered + 1;
        if (next && waiting.size() + entries.size() <= MOST_WAITING) {
            waiting.addAll(entries);
            buffered = entries.getLast().sequence();
        }
    }

    boolean behind() {
        return catchingUp || heard < newest;
    }

    /// Where the next entries are not in the buffer they must be read.
    boolean mustRead() {
        return catchingUp || waiting.isEmpty();
    }

    long heard() {
        return heard;
    }

    long newest() {
        return newest;
    }

    /// Reads without the subscriber's lock; [#heard] moves in [#read(List, long)] alone.
    List<JournalEntry> read(long after) {
        return reader.read(after, MOST_READ);
    }

    /// Notes what was read.
    ///
    /// @param known the newest entry there was said to be before the reading began; those up to it
    ///   that were not found have been removed
    void read(List<JournalEntry> batch, long known) {
        if (batch.isEmpty()) {
            catchingUp = false;
            heard = Math.max(heard, known);
        } else {
            heard = batch.getLast().sequence();
            newest = Math.max(newest, heard);
        }
        while (!waiting.isEmpty() && waiting.peekFirst().sequence() <= heard) {
            waiting.removeFirst();
        }
        if (waiting.isEmpty()) {
            buffered = heard;
        }
    }

    List<JournalEntry> poll() {
        List<JournalEntry> batch = List.copyOf(waiting);
        waiting.clear();
        heard = batch.getLast().sequence();
        return batch;
    }
}
