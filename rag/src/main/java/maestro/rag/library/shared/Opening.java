package maestro.rag.library.shared;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Explained;
import maestro.rag.message.Message;

/// Something that is made in the background while the program already runs.
public final class Opening<T> implements Supplier<T> {
    private volatile CompletableFuture<T> value = new CompletableFuture<>();

    /// It is there: whoever waits goes on.
    public void done(T made) {
        value.complete(made);
    }

    /// It could not be made: whoever waits, or asks later, is told why.
    public void failed(Throwable failure) {
        value.completeExceptionally(failure);
    }

    /// Puts another one in the place of one that is there.
    public void replace(T made) {
        value = CompletableFuture.completedFuture(made);
    }

    /// Whether it is there and well.
    public boolean succeeded() {
        return value.isDone() && !value.isCompletedExceptionally();
    }

    /// Waits until it is there.
    ///
    /// @throws LibraryException where making it failed, or the waiting thread was interrupted,
    ///   which stays so
    @Override
    public T get() {
        try {
            return value.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LibraryException(Message.of("library.cancelled"), e, true);
        } catch (ExecutionException | CancellationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new LibraryException(
                    Message.of("library.unopened", Explained.of(cause)), cause, false);
        }
    }
}
