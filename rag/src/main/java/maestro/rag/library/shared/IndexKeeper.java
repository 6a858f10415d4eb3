package maestro.rag.library.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.IndexDamagedException;
import maestro.rag.index.IndexException;
import maestro.rag.index.IndexMismatchException;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.library.Document;
import maestro.rag.library.LibraryException;
import maestro.rag.library.folder.Trees;
import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open index: replaced when it cannot be read, saved now and then while much is added, and
/// followed by another that [Successor] fills beside it.
public final class IndexKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    /// What is not saved yet when the process dies is put in again at the next start, which costs
    /// about a second for a minute of ingestion.
    private static final long SAVE_AFTER_NANOSECONDS = TimeUnit.SECONDS.toNanos(30);

    /// One index and where it lies.
    record Placed(Path folder, Fingerprint fingerprint, int dimension, PassageIndex index) {
        static Placed open(Path folder, Fingerprint fingerprint, int dimension) {
            PassageIndex index = PassageIndex.open(folder, fingerprint, dimension);
            return new Placed(folder, fingerprint, dimension, index);
        }
    }

    private final IndexFolders folders;
    private final boolean lost;
    private final AtomicLong saved = new AtomicLong(System.nanoTime());

    /// Reading and changing share it; only for handing over to a successor nobody else may hold it.
    private final ReentrantReadWriteLock handover = new ReentrantReadWriteLock();

    private Placed serving;
    private @Nullable Placed successor;

    private IndexKeeper(IndexFolders folders, Placed serving, boolean lost) {
        this.folders = folders;
        this.serving = serving;
        this.lost = lost;
    }

    /// Opens the index of a home. One that is damaged, or was made with another model, gives way to
    /// an empty one, which a repair fills again from the catalogue.
    public static IndexKeeper open(Path home, Fingerprint fingerprint, int dimension)
            throws IOException {
        IndexFolders folders = new IndexFolders(home);
        Path folder = folders.serving();
        try {
            return new IndexKeeper(folders, Placed.open(folder, fingerprint, dimension), false);
        } catch (IndexDamagedException | IndexMismatchException e) {
            return new IndexKeeper(folders, anew(folder, fingerprint, dimension, e), true);
        }
    }

    private static Placed anew(
            Path folder, Fingerprint fingerprint, int dimension, IndexException why)
            throws IOException {
        LOG.warn("The index is made again from the catalogue: {}", why.getMessage());
        Trees.delete(folder);
        return Placed.open(folder, fingerprint, dimension);
    }

    /// Whether it had to be begun anew when it was opened.
    public boolean lost() {
        return lost;
    }

    /// Reads the index that serves; it is not closed meanwhile.
    public <T> T read(Function<PassageIndex, T> reading) {
        handover.readLock().lock();
        try {
            return reading.apply(serving.index());
        } finally {
            handover.readLock().unlock();
        }
    }

    /// Puts a document's passages in the place of those it had, and saves where that is due.
    public void replace(Document document, List<Passage> passages, List<float[]> vectors) {
        DocumentEntry entry = entry(document);
        change(document.id(), index -> index.replace(entry, passages, vectors));
        long before = saved.get();
        long now = System.nanoTime();
        if (now - before > SAVE_AFTER_NANOSECONDS && saved.compareAndSet(before, now)) {
            commit();
        }
    }

    /// What the index is told of a document.
    public static DocumentEntry entry(Document document) {
        String language = document.language().equals("und") ? "" : document.language();
        return new DocumentEntry(document.id(), document.title(), language);
    }

    /// Takes a document's passages out, if it has any.
    public void remove(String id) {
        change(id, index -> index.remove(id));
    }

    /// Makes all changes so far visible and lasting.
    public void commit() {
        guarded(() ->
                read(index -> {
                    index.commit();
                    return true;
                }));
    }

    /// Opens the index anew where a fault, such as a full disk, has ended its writer; searches go
    /// on in what was saved until then.
    ///
    /// @return whether that was so; what was not saved is to be put in again
    public boolean revive() {
        handover.writeLock().lock();
        try {
            Placed before = serving;
            if (!before.index().broken()) {
                return false;
            }
            guarded(() ->
                    serving =
                            Placed.open(before.folder(), before.fingerprint(), before.dimension()));
            try {
                before.index().close();
            } catch (IndexException e) {
                LOG.warn("An index was not closed cleanly: {}", e.getMessage());
            }
            return true;
        } finally {
            handover.writeLock().unlock();
        }
    }

    /// Begins to bring the index that serves into a form that is searched more quickly, and
    /// returns.
    ///
    /// @param room whether the disk has so many bytes left
    public void tidy(LongPredicate room) {
        PassageIndex index = read(serving -> serving);
        Thread.ofPlatform()
                .daemon()
                .name("maestro-tidy")
                .start(() -> {
                    try {
                        index.tidy(room);
                    } catch (RuntimeException e) {
                        LOG.warn("The index stays as it is: {}", e.getMessage());
                    }
                });
    }

    /// A document that changes while a successor is made is no longer in that, so that it gets the
    /// document once more.
    private void change(String id, Consumer<PassageIndex> work) {
        guarded(() -> {
            handover.readLock().lock();
            try {
                work.accept(serving.index());
                Placed next = successor;
                if (next != null) {
                    next.index().remove(id);
                }
            } finally {
                handover.readLock().unlock();
            }
        });
    }

    /// Opens, beside the one that serves, the index that is to follow it; with what an earlier
    /// process put into it, if that was of the same kind.
    PassageIndex begin(Fingerprint fingerprint, int dimension) throws IOException {
        Path folder = folders.after(read(index -> serving.folder()));
        Placed next;
        try {
            next = Placed.open(folder, fingerprint, dimension);
            if (next.index().outdated()) {
                next.index().close();
                Trees.delete(folder);
                next = Placed.open(folder, fingerprint, dimension);
            }
        } catch (IndexDamagedException | IndexMismatchException e) {
            next = anew(folder, fingerprint, dimension, e);
        }
        handover.writeLock().lock();
        try {
            successor = next;
        } finally {
            handover.writeLock().unlock();
        }
        return next.index();
    }

    /// Lets the successor serve and deletes what it follows.
    ///
    /// @param last run while nobody reads or changes either of them
    /// @param room whether the disk has so many bytes left
    void handOver(Runnable last, LongPredicate room) throws IOException {
        Placed before;
        handover.writeLock().lock();
        try {
            Placed next = successor;
            if (next == null) {
                throw new IllegalStateException("No index was begun");
            }
            before = serving;
            IndexFolders.whole(next.folder());
            boolean done = false;
            try {
                last.run();
                done = true;
            } finally {
                if (!done) {
                    IndexFolders.notWhole(next.folder());
                }
            }
            serving = next;
            successor = null;
        } finally {
            handover.writeLock().unlock();
        }
        before.index().close();
        Trees.delete(before.folder());
        tidy(room);
    }

    /// Gives up a successor, also one that an earlier process began, and deletes it.
    public void abandon() throws IOException {
        Path folder;
        handover.writeLock().lock();
        try {
            Placed next = successor;
            successor = null;
            if (next != null) {
                next.index().close();
            }
            folder = folders.after(serving.folder());
        } finally {
            handover.writeLock().unlock();
        }
        Trees.delete(folder);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (IndexException e) {
            throw new LibraryException(Message.of("index.failed", Explained.of(e)), e, true);
        }
    }

    /// Saves and closes; a successor that is not whole goes on at the next start.
    @Override
    public void close() {
        handover.writeLock().lock();
        try {
            Placed next = successor;
            successor = null;
            if (next != null) {
                next.index().close();
            }
        } finally {
            serving.index().close();
            handover.writeLock().unlock();
        }
    }
}
