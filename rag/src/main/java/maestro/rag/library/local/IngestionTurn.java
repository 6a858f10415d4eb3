package maestro.rag.library.local;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.LibraryException;
import maestro.rag.library.ingest.Ingestion;
import maestro.rag.library.shared.AbsentEmbedder;
import maestro.rag.library.shared.Computing;
import maestro.rag.library.shared.IndexKeeper;
import maestro.rag.library.shared.LibraryParts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One ingestion at a time, each waiting for the one before, and none once it is closed.
final class IngestionTurn {
    private static final Logger LOG = LoggerFactory.getLogger(IngestionTurn.class);

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
            revive(parts.keeper().get(), parts);
            if (parts.embedder().get() instanceof AbsentEmbedder gone) {
                throw new LibraryException(gone.why(), null, true);
            }
            return run.run();
        } finally {
            running = null;
            turn.release();
        }
    }

    /// An index that a fault has ended is completed as at a start, on a thread that nobody
    /// interrupts.
    private void revive(IndexKeeper keeper, LibraryParts parts) {
        if (keeper.revive()) {
            Repair repair = new Repair(parts, this::closed);
            Runnable completing =
                    () -> {
                        try {
                            repair.run();
                        } catch (IOException | RuntimeException e) {
                            LOG.error("The index could not be completed; the next start does", e);
                        }
                    };
            CompletableFuture.runAsync(
                            completing,
                            task -> Computing.named("maestro-repair-").newThread(task).start())
                    .join();
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
