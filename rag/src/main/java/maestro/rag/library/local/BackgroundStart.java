package maestro.rag.library.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import maestro.rag.embedding.Embedder;
import maestro.rag.library.LibraryException;
import maestro.rag.library.model.ModelSwitch;
import maestro.rag.library.shared.Computing;
import maestro.rag.library.shared.IndexKeeper;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.Opening;
import maestro.rag.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a library leaves to a thread when it opens: its model, its index, and bringing folders and
/// index to agree with the catalogue.
final class BackgroundStart {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundStart.class);

    private final Opening<Embedder> embedder = new Opening<>();
    private final Opening<IndexKeeper> keeper = new Opening<>();
    private Runnable work = () -> {};
    private final Thread thread = Computing.named("maestro-opening-").newThread(() -> work.run());

    Opening<Embedder> embedder() {
        return embedder;
    }

    Opening<IndexKeeper> keeper() {
        return keeper;
    }

    Thread thread() {
        return thread;
    }

    /// @param closed whether the library is closed by now
    void begin(Path home, LibraryParts parts, ModelSwitch model, BooleanSupplier closed) {
        work = () -> open(home, parts, model, closed);
        thread.start();
    }

    private void open(Path home, LibraryParts parts, ModelSwitch model, BooleanSupplier closed) {
        try {
            Embedder made = model.open();
            embedder.done(made);
            model.settle();
            keeper.done(IndexKeeper.open(home, made.fingerprint(), made.dimension()));
            Repair repair = new Repair(parts, closed);
            repair.run();
            repair.lookUpPublications();
            repair.renewIndex();
            if (!closed.getAsBoolean()) {
                model.resume();
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The library could not be opened or repaired", e);
            embedder.failed(e);
            keeper.failed(e);
        }
    }

    /// Waits until all of it is done.
    ///
    /// @throws LibraryException where the waiting thread was interrupted, which stays so
    void await() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LibraryException(Message.of("library.cancelled"), e, true);
        }
    }
}
