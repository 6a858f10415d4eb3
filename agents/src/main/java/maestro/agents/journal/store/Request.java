package maestro.agents.journal.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;

/// What the writer is asked for.
sealed interface Request {

    /// @param encoded the events' stored forms, made by the caller so that the writer only writes
    record Append(
            String missionId,
            List<MissionEvent> events,
            List<Encoded> encoded,
            CompletableFuture<List<JournalEntry>> done)
            implements Request {}

    record Remove(String missionId, CompletableFuture<List<JournalEntry>> done)
            implements Request {}

    /// Ends the writer after all that came before.
    record Stop(CompletableFuture<List<JournalEntry>> done) implements Request {}

    /// Completed when the request is in the file, or exceptionally when it is not.
    CompletableFuture<List<JournalEntry>> done();
}
