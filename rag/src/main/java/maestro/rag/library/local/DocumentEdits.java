package maestro.rag.library.local;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import maestro.rag.library.Description;
import maestro.rag.library.shared.IndexKeeper;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.store.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes of documents that are in the library: in the catalogue first, which decides, then in the
/// index and the stored files. What dies in between is mended by the next start.
final class DocumentEdits {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentEdits.class);

    private final LibraryParts parts;
    private final Catalogue catalogue;
    private final BooleanSupplier cancelled;

    DocumentEdits(LibraryParts parts, BooleanSupplier cancelled) {
        this.parts = parts;
        this.catalogue = parts.catalogue();
        this.cancelled = cancelled;
    }

    boolean remove(String id) {
        IndexKeeper keeper = parts.keeper().get();
        List<String> merged = catalogue.mergedInto(id);
        var lock = parts.locks().of(id);
        lock.lock();
        try {
            if (!catalogue.remove(id)) {
                return false;
            }
            parts.texts().forget(id);
            keeper.remove(id);
            parts.folders().delete(id);
        } catch (IOException e) {
            // The row is gone, which decides; the next start deletes what is left.
            LOG.warn("The stored files of {} could not be deleted", id, e);
        } finally {
            lock.unlock();
            parts.changes().changed();
        }
        Repair repair = new Repair(parts, cancelled);
        merged.forEach(repair::index); // they stand for themselves again
        keeper.commit();
        return true;
    }

    boolean merge(String kept, Set<String> ids) {
        IndexKeeper keeper = parts.keeper().get();
        Set<String> others = new TreeSet<>(ids);
        others.remove(kept);
        Set<String> all = new TreeSet<>(others);
        all.add(kept);
        if (!all.stream().allMatch(id -> catalogue.entry(id).isPresent())) {
            return false;
        }
        for (String other : others) {
            var lock = parts.locks().of(other);
            lock.lock();
            try {
                catalogue.merge(kept, other);
                keeper.remove(other);
            } finally {
                lock.unlock();
            }
        }
        keeper.commit();
        parts.changes().changed();
        return true;
    }

    boolean describe(String id, Description description) {
        boolean found = new Repair(parts, cancelled).describe(id, description);
        parts.changes().changed();
        return found;
    }
}
