package maestro.rag.watch.local;

import java.nio.file.Path;
import java.util.List;

/// The system's word that something has changed in folders.
interface FolderSignals extends AutoCloseable {

    /// Asks for signals from a watched folder, in the stead of what was asked for it before.
    ///
    /// @param folders the folder itself and all in it
    /// @param changed called on any thread
    /// @return false where the system gives none for some of them
    boolean follow(long id, List<Path> folders, Runnable changed);

    void forget(long id);

    @Override
    void close();
}
