package maestro.rag.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import maestro.rag.embedding.Embedder;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.IndexDamagedException;
import maestro.rag.index.IndexException;
import maestro.rag.index.IndexMismatchException;
import maestro.rag.index.PassageIndex;
import maestro.rag.library.store.Trees;
import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open index: replaced when it cannot be read, saved now and then while much is added.
final class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    /// What is not saved yet when the process dies is put in again at the next start, which costs
    /// about a second for a minute of ingestion.
    private static final long SAVE_AFTER_NANOSECONDS = TimeUnit.SECONDS.toNanos(30);

    private final PassageIndex index;
    private final AtomicLong saved = new AtomicLong(System.nanoTime());

    private IndexKeeper(PassageIndex index) {
        this.index = index;
    }

    /// Opens the index of a folder. One that is damaged, or was made with another model, gives way
    /// to an empty one, which [Repair] fills again from the catalogue.
    static IndexKeeper open(Path folder, Embedder embedder) throws IOException {
        try {
            return new IndexKeeper(
                    PassageIndex.open(folder, embedder.fingerprint(), embedder.dimension()));
        } catch (IndexDamagedException | IndexMismatchException e) {
            LOG.warn("The index is made again from the catalogue: {}", e.getMessage());
            Trees.delete(folder);
            return new IndexKeeper(
                    PassageIndex.open(folder, embedder.fingerprint(), embedder.dimension()));
        }
    }

    PassageIndex index() {
        return index;
    }

    void replace(Document document, List<Passage> passages, List<float[]> vectors) {
        String language = document.language().equals("und") ? "" : document.language();
        change(() ->
                index.replace(
                        new DocumentEntry(document.id(), document.title(), language),
                        passages,
                        vectors));
        long before = saved.get();
        long now = System.nanoTime();
        if (now - before > SAVE_AFTER_NANOSECONDS && saved.compareAndSet(before, now)) {
            change(index::commit);
        }
    }

    void remove(String id) {
        change(() -> index.remove(id));
    }

    /// Makes all changes so far visible and lasting.
    void commit() {
        change(index::commit);
    }

    private static void change(Runnable work) {
        try {
            work.run();
        } catch (IndexException e) {
            throw new LibraryException(Message.of("index.failed", Explained.of(e)), e, true);
        }
    }

    /// Saves and closes.
    @Override
    public void close() {
        index.close();
    }
}
