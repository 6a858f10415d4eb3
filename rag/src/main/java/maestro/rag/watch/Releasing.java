package maestro.rag.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import maestro.rag.library.Library;
import maestro.rag.message.Message;
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

    /// @return how many were removed from the library
    int release(WatchedFolder folder, List<Outgoing> all) {
        List<Outgoing> leaving = new ArrayList<>();
        for (Outgoing outgoing : all) {
            Set<Long> folders = store.foldersWith(outgoing.document);
            String collection = folder.collection();
            if (collection != null && !folders.contains(folder.id())) {
                library.removeFromCollection(collection, Set.of(outgoing.document));
            }
            if (folders.isEmpty()) {
                leaving.add(outgoing);
            }
        }
        Set<String> ids = new HashSet<>();
        leaving.forEach(outgoing -> ids.add(outgoing.document));
        Set<String> cited = ids.isEmpty() ? Set.of() : citing.cited(ids);
        int removed = 0;
        for (Outgoing outgoing : leaving) {
            String id = outgoing.document;
            if (cited.contains(id)) {
                library.remark(id, cited(outgoing, folder));
            } else if (!outgoing.ours || store.held(id)) {
                library.remark(id, held(outgoing, folder));
            } else if (library.remove(id)) {
                removed++;
            }
        }
        return removed;
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
