package maestro.rag.library.shared;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.passage.Passage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a new index of the whole library beside the one that serves, and lets it serve once it
/// agrees with the catalogue. Meanwhile documents may come, change and go: each that does leaves
/// the new index and is put in again in the next round. What a process that dies has put in is
/// still there for the next.
public final class Successor {
    private static final Logger LOG = LoggerFactory.getLogger(Successor.class);

    /// So few documents are put in while others wait.
    private static final int FEW = 3;

    /// A library into which documents come faster than they are put in here.
    private static final int MOST_ROUNDS = 50;

    /// What goes in for a document.
    public record Content(Document document, List<Passage> passages, List<float[]> vectors) {
        /// That which a document's folder holds.
        public static Content of(Document document, DocumentFolders folders, StoredPassages stored)
                throws IOException {
            String id = document.id();
            return new Content(
                    document,
                    StoredPassages.passages(
                            id, folders.text(id), folders.layout(id), stored.spans()),
                    stored.vectors());
        }
    }

    /// Where contents come from.
    public interface Source {
        /// @return empty where a document has nothing that could go into this index
        Optional<Content> of(String id) throws IOException;
    }

    private final LibraryParts parts;
    private final IndexKeeper keeper;
    private final Source source;
    private final IndexWork.Reason reason;
    private final BooleanSupplier cancelled;

    /// @param reason said of this work to those who listen
    /// @param cancelled whether to stop
    public Successor(
            LibraryParts parts, Source source, IndexWork.Reason reason, BooleanSupplier cancelled) {
        this.parts = parts;
        this.keeper = parts.keeper().get();
        this.source = source;
        this.reason = reason;
        this.cancelled = cancelled;
    }

    /// Takes about a second for a thousand passages.
    ///
    /// @param also run in the moment in which the new index takes over
    /// @return whether it serves now; not where it was cancelled
    public boolean make(Fingerprint fingerprint, int dimension, Runnable also) throws IOException {
        PassageIndex next = keeper.begin(fingerprint, dimension);
        try {
            for (int round = 0; round < MOST_ROUNDS && !cancelled.getAsBoolean(); round++) {
                Map<String, Boolean> missing = differing(next);
                boolean little = missing.size() <= FEW;
                int put = putAll(next, missing);
                next.commit();
                if ((little || put == 0) && !cancelled.getAsBoolean()) {
                    // What had nothing to give a moment ago is not asked again meanwhile.
                    Set<String> tried = put == 0 ? missing.keySet() : Set.of();
                    // Documents wait for this, searches only for the moment of the change itself.
                    parts.locks()
                            .withAll(() -> {
                                Set<String> last = differing(next).keySet();
                                last.removeAll(tried);
                                if (!last.isEmpty()) {
                                    last.forEach(id -> put(next, id));
                                    next.commit();
                                }
                                keeper.handOver(also, parts.folders()::hasRoom);
                            });
                    LOG.info("Another index serves from now on");
                    return true;
                }
            }
            return false;
        } finally {
            parts.work().ended();
        }
    }

    /// The documents of which the index has not what the catalogue says; whether it should have
    /// any.
    private Map<String, Boolean> differing(PassageIndex next) {
        Map<String, Integer> expected = parts.catalogue().passageCounts();
        Map<String, Integer> actual = next.passageCounts();
        Map<String, Boolean> differing = new TreeMap<>();
        actual.keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .forEach(id -> differing.put(id, false));
        expected.forEach((id, count) -> {
            if (!Objects.equals(actual.get(id), count)) {
                differing.put(id, true);
            }
        });
        return differing;
    }

    /// @return how many of them changed
    private int putAll(PassageIndex next, Map<String, Boolean> missing) {
        int all = parts.catalogue().passageCounts().size();
        int done = Math.max(0, all - missing.size());
        int put = 0;
        for (String id : missing.keySet()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            parts.work().at(new IndexWork(reason, Math.min(done++, all), all));
            var lock = parts.locks().of(id);
            lock.lock();
            try {
                put += put(next, id) ? 1 : 0;
            } finally {
                lock.unlock();
            }
        }
        return put;
    }

    private boolean put(PassageIndex next, String id) {
        try {
            Optional<Content> content = source.of(id);
            if (content.isEmpty()) {
                next.remove(id);
                return false;
            }
            Content c = content.get();
            next.replace(IndexKeeper.entry(c.document()), c.passages(), c.vectors());
            return true;
        } catch (IOException e) {
            // The others can still be put in; the next start looks at this one again.
            LOG.error("Document {} could not be put into the new index", id, e);
            return false;
        }
    }
}
