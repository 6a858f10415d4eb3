package maestro.rag.library.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.embedding.Embedder;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.store.Catalogue;

/// What the library's parts share.
///
/// @param embedder waits until it is loaded
/// @param keeper waits until the index is open
/// @param priority for threads that work for minutes: queries come first
/// @param threads that embed
public record LibraryParts(
        Catalogue catalogue,
        DocumentFolders folders,
        StoredTexts texts,
        IdLocks locks,
        Changes changes,
        WorkInProgress work,
        Reader reader,
        ReadLimits limits,
        Supplier<Embedder> embedder,
        Supplier<IndexKeeper> keeper,
        ExecutorService compute,
        UnaryOperator<ThreadFactory> priority,
        int threads) {

    /// Those of a home folder.
    public static LibraryParts of(
            Path home,
            LibrarySettings settings,
            Changes changes,
            Supplier<Embedder> embedder,
            Supplier<IndexKeeper> keeper,
            ExecutorService compute)
            throws IOException {
        DocumentFolders folders = new DocumentFolders(home, settings.disk());
        IdLocks locks = new IdLocks();
        return new LibraryParts(
                new Catalogue(settings.database()),
                folders,
                new StoredTexts(folders, locks),
                locks,
                changes,
                new WorkInProgress(changes),
                settings.reader(),
                settings.limits(),
                embedder,
                keeper,
                compute,
                settings.priority(),
                settings.threads());
    }

    /// Makes threads for work of minutes.
    public ThreadFactory background(String prefix) {
        return priority.apply(Computing.named(prefix));
    }

    /// Reads a file: [maestro.rag.document.reading.DocumentReaders], or a test's stand-in.
    public interface Reader {
        ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException;
    }
}
