package maestro.rag.library.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import maestro.rag.bibliography.FirstPages;
import maestro.rag.bibliography.Publication;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.ReadOutcome;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.IndexWork;
import maestro.rag.library.IndexWork.Reason;
import maestro.rag.library.LibraryException;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.library.ingest.ReadAgain;
import maestro.rag.library.shared.IndexKeeper;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.Successor;
import maestro.rag.library.shared.Successor.Content;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes folders and index agree with the catalogue, whatever a crash has left: folders and index
/// entries without a row go, rows without a whole folder are marked as lost, and what the index
/// lacks is put in again from the stored passages, without reading or embedding anything.
///
/// It may run while the library is in use: before anything is changed, the document is looked at
/// once more under its lock.
final class Repair {
    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    /// Where a work was published stands on its first pages.
    private static final ReadLimits FIRST_PAGES =
            new ReadLimits(512L << 20, 64L << 20, 50_000, 3, Duration.ofSeconds(10));

    private final LibraryParts parts;
    private final Catalogue catalogue;
    private final DocumentFolders folders;
    private final BooleanSupplier cancelled;
    private int changes;

    Repair(LibraryParts parts, BooleanSupplier cancelled) {
        this.parts = parts;
        this.catalogue = parts.catalogue();
        this.folders = parts.folders();
        this.cancelled = cancelled;
    }

    /// To be called from a thread that nobody interrupts.
    void run() throws IOException {
        forgetFoldersWithoutRow();
        ReadAgain.resume(parts, this::index);
        findLostFolders();
        agreeWithIndex();
        if (changes > 0) {
            parts.keeper().get().commit();
            parts.changes().changed();
            LOG.info("Repaired {} disagreements of catalogue, folders and index", changes);
        }
    }

    private void forgetFoldersWithoutRow() throws IOException {
        Set<String> strangers = folders.ids();
        strangers.removeAll(catalogue.passageCounts().keySet());
        strangers.removeAll(catalogue.lostIds());
        for (String id : strangers) {
            change(
                    id,
                    () -> {
                        if (catalogue.entry(id).isEmpty()) {
                            folders.delete(id);
                            changes++;
                        }
                    });
        }
    }

    private void findLostFolders() throws IOException {
        Set<String> lost = catalogue.lostIds();
        Set<String> all = new TreeSet<>(catalogue.passageCounts().keySet());
        all.addAll(lost);
        for (String id : all) {
            if (folders.complete(id) == lost.contains(id)) {
                change(
                        id,
                        () -> {
                            catalogue.markLost(id, !folders.complete(id));
                            parts.texts().forget(id);
                            changes++;
                        });
            }
        }
    }

    private void agreeWithIndex() throws IOException {
        IndexKeeper keeper = parts.keeper().get();
        Fingerprint fingerprint = parts.embedder().get().fingerprint();
        Map<String, Integer> expected = catalogue.passageCounts();
        Map<String, Integer> actual = keeper.read(PassageIndex::passageCounts);
        for (String id : actual.keySet()) {
            if (!expected.containsKey(id)) {
                change(
                        id,
                        () -> {
                            if (catalogue.entry(id).filter(e -> !e.lost()).isEmpty()) {
                                keeper.remove(id);
                                changes++;
                            }
                        });
            }
        }
        int done = 0;
        for (Map.Entry<String, Integer> document : expected.entrySet()) {
            String id = document.getKey();
            if (!Objects.equals(actual.get(id), document.getValue())) {
                change(id, () -> addAgain(id, keeper, fingerprint));
            }
            done++;
            if (keeper.lost()) {
                parts.work().at(new IndexWork(Reason.LOST, done, expected.size()));
            }
        }
        parts.work().ended();
    }

    private void addAgain(String id, IndexKeeper keeper, Fingerprint fingerprint)
            throws IOException {
        Optional<Content> content = stored(id, fingerprint);
        if (content.isPresent()) {
            Content c = content.get();
            keeper.replace(c.document(), c.passages(), c.vectors());
            changes++;
        }
    }

    /// What is kept of a document, if it is whole and its vectors are of this model.
    private Optional<Content> stored(String id, Fingerprint fingerprint) throws IOException {
        Catalogue.Entry entry = catalogue.entry(id).orElse(null);
        if (entry == null || entry.lost()) {
            return Optional.empty();
        }
        Optional<StoredPassages> stored = folders.passages(id, fingerprint);
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(Content.of(entry.document(), folders, stored.get()));
    }

    /// Makes an index that an older Lucene began anew beside the one that serves.
    void renewIndex() throws IOException {
        if (parts.keeper().get().read(PassageIndex::outdated)) {
            Embedder embedder = parts.embedder().get();
            Fingerprint fingerprint = embedder.fingerprint();
            new Successor(parts, id -> stored(id, fingerprint), Reason.OUTDATED, cancelled)
                    .make(fingerprint, embedder.dimension(), () -> {});
        }
    }

    /// Gives a document another title. The index goes without it until the catalogue has changed,
    /// so that a process that dies in between leaves what the next start repairs.
    ///
    /// @return false where there is no such document
    boolean describe(String id, Description description) {
        IndexKeeper keeper = parts.keeper().get();
        var lock = parts.locks().of(id);
        lock.lock();
        try {
            Document now = catalogue.entry(id).map(Catalogue.Entry::document).orElse(null);
            if (now == null || Description.of(now).equals(description)) {
                return now != null;
            }
            keeper.remove(id);
            keeper.commit();
            catalogue.describe(id, description, Description.of(now).differing(description));
            addAgain(id, keeper, parts.embedder().get().fingerprint());
            keeper.commit();
            return true;
        } catch (IOException e) {
            throw new LibraryException(Message.of("document.text", Words.of(e)), e, true);
        } finally {
            lock.unlock();
        }
    }

    /// Puts a document into the index again.
    void index(String id) {
        change(id, () -> addAgain(id, parts.keeper().get(), parts.embedder().get().fingerprint()));
    }

    /// Looks for where those documents were published that came in before anybody asked: on the
    /// first pages of the file, without embedding anything.
    void lookUpPublications() {
        List<String> ids = catalogue.notLookedUp();
        for (String id : ids) {
            change(id, () -> catalogue.lookedUp(id, publication(id)));
        }
        if (!ids.isEmpty()) {
            parts.changes().changed();
            LOG.info("Looked up where {} documents were published", ids.size());
        }
    }

    private Publication publication(String id) throws IOException {
        Optional<Path> original = folders.readable(id);
        try {
            if (original.isPresent()) {
                switch (parts.reader().read(original.get(), FIRST_PAGES)) {
                    case ReadOutcome.Complete complete -> {
                        return complete.document().metadata().publication();
                    }
                    case ReadOutcome.Partial partial -> {
                        return partial.document().metadata().publication();
                    }
                    case ReadOutcome.Refused refused ->
                            LOG.debug("{} cannot be read again: {}", id, refused.message());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FirstPages.of(folders.text(id)).publication();
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(String id, Change change) {
        if (cancelled.getAsBoolean()) {
            return;
        }
        var lock = parts.locks().of(id);
        lock.lock();
        try {
            change.make();
        } catch (IOException | RuntimeException e) {
            // The others can still be repaired; the next start tries this one again.
            LOG.error("Document {} could not be repaired", id, e);
        } finally {
            lock.unlock();
        }
    }

    /// What disagrees; empty where all is well. Changes nothing.
    static List<Message> disagreements(LibraryParts parts) {
        Catalogue catalogue = parts.catalogue();
        DocumentFolders folders = parts.folders();
        Map<String, Integer> expected = catalogue.passageCounts();
        Map<String, Integer> indexed = parts.keeper().get().read(PassageIndex::passageCounts);
        Fingerprint fingerprint = parts.embedder().get().fingerprint();
        List<Message> found = new ArrayList<>();
        try {
            for (String id : folders.ids()) {
                if (catalogue.entry(id).isEmpty()) {
                    found.add(Message.of("check.stranger", id));
                }
            }
            for (String id : catalogue.lostIds()) {
                found.add(Message.of("check.lost", id));
            }
            for (Map.Entry<String, Integer> row : expected.entrySet()) {
                String id = row.getKey();
                int there = indexed.getOrDefault(id, 0);
                if (!folders.complete(id)) {
                    found.add(Message.of("check.lost", id));
                } else if (!folders.embedded(id, fingerprint)) {
                    found.add(Message.of("check.model", id));
                } else if (folders.spans(id).size() != row.getValue()) {
                    found.add(Message.of("check.count", id));
                } else if (there != row.getValue()) {
                    found.add(Message.of("check.index", there, row.getValue(), id));
                }
            }
            for (String id : indexed.keySet()) {
                if (!expected.containsKey(id)) {
                    found.add(Message.of("check.unknown", id));
                }
            }
        } catch (IOException e) {
            found.add(Message.of("check.unreadable", Words.of(e)));
        }
        return found;
    }
}
