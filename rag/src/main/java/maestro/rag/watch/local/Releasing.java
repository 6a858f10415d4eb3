package maestro.rag.watch.local;

import java.util.Set;
import maestro.rag.library.Library;
import maestro.rag.message.Message;
import maestro.rag.watch.Citing;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.store.StoredWatches;

/// Lets documents go whose file has changed or gone: out of the folder's collection, and out of the
/// library where nothing else holds them. What is kept says why.
final class Releasing {
    private final Library library;
    private final StoredWatches store;
    private final Citing citing;

    Releasing(Library library, StoredWatches store, Citing citing) {
        this.library = library;
        this.store = store;
        this.citing = citing;
    }

    /// A document that its file is no longer.
    ///
    /// @param ours whether it came in by being watched
    /// @param newer whether a newer version has taken its place; else the file has gone
    record Outgoing(String document, boolean ours, String file, boolean newer) {}

    /// Those that must stay, asked for many at a time, since all journals are read for it.
    Set<String> cited(Set<String> documents) {
        return documents.isEmpty() ? Set.of() : citing.cited(documents);
    }

    /// To be called while the file's row still is as it was: who dies before that is changed does
    /// the same again.
    ///
    /// @param cited of the documents that leave
    /// @return whether it was removed from the library
    boolean release(WatchedFolder folder, Outgoing outgoing, Set<String> cited) {
        String id = outgoing.document;
        Set<Long> others = store.otherFolders(id, folder.id(), outgoing.file);
        String collection = folder.collection();
        if (collection != null && !others.contains(folder.id())) {
            library.removeFromCollection(collection, Set.of(id));
        }
        if (!others.isEmpty()) {
            return false;
        }
        if (cited.contains(id)) {
            library.remark(id, cited(outgoing, folder));
            return false;
        }
        if (!outgoing.ours || store.held(id)) {
            library.remark(id, held(outgoing, folder));
            return false;
        }
        return library.remove(id);
    }

    private static Message cited(Outgoing outgoing, WatchedFolder folder) {
        String path = folder.path().toString();
        return outgoing.newer
                ? Message.of("watch.older.cited", outgoing.file, path)
                : Message.of("watch.gone.cited", outgoing.file, path);
    }

    private static Message held(Outgoing outgoing, WatchedFolder folder) {
        String path = folder.path().toString();
        return outgoing.newer
                ? Message.of("watch.older", outgoing.file, path)
                : Message.of("watch.gone", outgoing.file, path);
    }
}
