package maestro.rag.index.lucene;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import maestro.rag.index.IndexDamagedException;
import maestro.rag.index.IndexException;
import maestro.rag.message.Message;
import maestro.rag.thread.LowPriority;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/// The one thread that writes. Lucene closes its writer for good when a thread is interrupted while
/// it writes a file, and interrupting is how work is cancelled here, so no caller's thread ever
/// does; a caller that is interrupted waits for its (short) piece of work and stays interrupted.
final class IndexThread implements AutoCloseable {
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    LowPriority.of(Thread.ofPlatform().name("index-writer").daemon().factory()));

    /// Runs the work and waits for it.
    ///
    /// @param doing what is said when it fails: "The index could not be saved"
    <T> T call(Message doing, Callable<T> work) {
        Future<T> result;
        try {
            result = thread.submit(work);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("The index is closed.", e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(doing, e.getCause() == null ? e : e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void later(Runnable work, long milliseconds) {
        try {
            thread.schedule(work, milliseconds, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: closing does what was left to do.
        }
    }

    /// An exception of ours for what Lucene threw.
    static RuntimeException failure(Message doing, @Nullable Throwable cause) {
        return switch (cause) {
            case null -> new IndexException(Message.of("index.fault", doing), null);
            case IndexException e -> e;
            case AlreadyClosedException e when e.getCause() == null ->
                    new IllegalStateException("The index is closed.", e);
            case AlreadyClosedException e -> failure(doing, e.getCause());
            case CorruptIndexException e -> damaged(e);
            case IndexFormatTooOldException e -> damaged(e);
            case IndexFormatTooNewException e -> damaged(e);
            case AccessDeniedException e ->
                    new IndexException(
                            Message.of("index.permission", doing, String.valueOf(e.getFile())), e);
            case IOException e -> // Most often a full disk. Lucene's writer is closed by it.
                    new IndexException(
                            Message.of("index.io", doing, String.valueOf(e.getMessage())), e);
            case Error e -> throw e;
            default ->
                    new IndexException(
                            Message.of("index.why", doing, String.valueOf(cause.getMessage())),
                            cause);
        };
    }

    private static IndexDamagedException damaged(Exception e) {
        return new IndexDamagedException(
                Message.of("index.damaged", String.valueOf(e.getMessage())), e);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
