package maestro.agents.journal;

import java.util.List;
import java.util.function.Consumer;

/// The append-only streams of all missions. Safe for use by several threads at once.
public interface Journal extends AutoCloseable {

    /// Appends events in order. When this returns they survive a kill of the process.
    ///
    /// @return the entries as they were written
    /// @throws JournalException where they could not be written; then none of them was
    List<JournalEntry> append(String missionId, List<MissionEvent> events);

    /// Entries after a sequence number, in order.
    ///
    /// @param after 0 for the start
    /// @param most how many at most
    List<JournalEntry> read(String missionId, long after, int most);

    /// Ids of all missions, newest first.
    List<String> missions();

    /// All missions in brief, newest first; costs no reading of their streams.
    List<MissionDigest> digests();

    /// Calls the listener with every entry of a mission, in order and without holes: first those
    /// there are, then each as it is appended. Batches are never empty. One slow listener delays
    /// neither writers nor other listeners.
    Subscription follow(String missionId, Consumer<List<JournalEntry>> listener);

    /// Calls the listener with every batch appended to any mission from now on.
    Subscription followAll(Consumer<List<JournalEntry>> listener);

    /// Removes a mission and all its entries.
    void remove(String missionId);

    @Override
    void close();

    /// Ends when closed; no call to the listener begins after that.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
