package maestro.rag.library;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One ingestion at a time, each waiting for the one before, and none once it is closed.
final class IngestionTurn {
    private final Semaphore turn = new Semaphore(1, true);
    private volatile @Nullable Ingestion running;
    private volatile boolean closed;

    /// Runs it when it is this one's turn.
    ///
    /// @throws IllegalStateException where none begins any more
    /// @throws LibraryException where the index or the model can't be had
    IngestSummary take(Ingestion run, LibraryParts parts) {
        checkOpen();
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IngestSummary(0, 0, 0, 0, 0, 0, true);
        }
        try {
            running = run;
            checkOpen();
            IndexKeeper _ = parts.keeper().get(); // waits, and tells where there is none
            if (parts.embedder().get() instanceof AbsentEmbedder gone) {
                throw new LibraryException(gone.why(), null, true);
            }
            return run.run();
        } finally {
            running = null;
            turn.release();
        }
    }

    boolean closed() {
        return closed;
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The library is closed");
        }
    }

    /// Cancels the one that runs, and waits until it has kept what has ended.
    void close() {
        closed = true;
        Ingestion now = running;
        if (now != null) {
            now.cancel();
        }
        turn.acquireUninterruptibly();
        turn.release();
    }
}
