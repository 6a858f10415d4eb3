package maestro.rag.library.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import maestro.rag.document.ParsedDocument;
import maestro.rag.label.Marks;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent.Advanced;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestEvent.Stage;
import maestro.rag.library.LibraryException;
import maestro.rag.library.folder.Incoming;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;

/// One file's way into the library: copied and hashed, compared with what is there, read and cut,
/// embedded, stored. It runs on a worker of the run, which nobody interrupts; what may take long
/// runs elsewhere and can be left alone.
final class FileIngest {
    /// So that the catalogue and the index can always write a little more.
    private static final long SPARE_BYTES = 64L << 20;

    private final LibraryParts parts;
    private final Ingestion run;
    private final Intake.Taken taken;
    private final Path file;

    FileIngest(LibraryParts parts, Ingestion run, Intake.Taken taken) {
        this.parts = parts;
        this.run = run;
        this.taken = taken;
        this.file = taken.file().file();
    }

    /// @throws CancellationException where the run was cancelled
    Ended ingest() {
        try {
            Message problem = taken.file().problem();
            if (problem != null) {
                throw new Refusal(problem);
            }
            if (!Files.isReadable(file)) {
                throw new Refusal(
                        Files.exists(file) ? Message.of("read.denied") : Message.of("read.gone"));
            }
            run.tell(new Advanced(file, Stage.READING, 0));
            long size = Files.size(file);
            if (size > parts.limits().bytes()) {
                throw new Refusal(Message.of("add.large", parts.limits().bytes() >> 20));
            }
            checkSpace(size);
            try (Incoming incoming = parts.folders().incoming(file)) {
                return ingest(incoming);
            }
        } catch (Refusal e) {
            return failed(e.message());
        } catch (LibraryException e) {
            return failed(e.explanation());
        } catch (IOException e) {
            return failed(Message.of("add.failed", Words.of(e)));
        }
    }

    private Ended ingest(Incoming incoming) throws IOException, Refusal {
        Incoming.Copied copied = incoming.copy(file, parts.limits().bytes(), run::cancelled);
        if (!run.intake().claim(taken, copied.id())) {
            throw new CancellationException();
        }
        try {
            Optional<Document> known =
                    parts.catalogue()
                            .entry(copied.id())
                            .filter(entry -> !entry.lost())
                            .map(Catalogue.Entry::document);
            return known.isPresent() ? duplicate(known.get()) : add(incoming, copied);
        } finally {
            run.intake().unclaim(copied.id());
        }
    }

    private Ended duplicate(Document found) {
        Document known = parts.catalogue().standingFor(found);
        String collection = run.collection();
        if (collection != null) {
            parts.catalogue().collections().add(collection, Set.of(known.id()));
            parts.changes().changed();
        }
        return new Ended(file, Result.DUPLICATE, known, Message.of("add.duplicate", known.title()));
    }

    private Ended failed(Message message) {
        return new Ended(file, Result.FAILED, null, message);
    }

    private Ended add(Incoming incoming, Incoming.Copied copied) throws IOException, Refusal {
        Cut cut = Cut.of(incoming, parts, run);
        Document document = document(copied, cut);
        while (!store(incoming, document, cut, embedded(cut))) {
            cut = cut.again(parts);
            document = document(copied, cut);
        }
        boolean whole = document.status() == Document.Status.INDEXED;
        return new Ended(
                file, whole ? Result.INDEXED : Result.PARTIAL, document, document.message());
    }

    private List<float[]> embedded(Cut cut) throws Refusal {
        run.tell(new Advanced(file, Stage.EMBEDDING, 0));
        List<float[]> vectors =
                new Embedding(parts, run, cut)
                        .vectors(done -> run.tell(new Advanced(file, Stage.EMBEDDING, done)));
        run.tell(new Advanced(file, Stage.STORING, 0));
        return vectors;
    }

    /// @return false where the library has changed its model meanwhile; then nothing is stored
    private boolean store(Incoming incoming, Document document, Cut cut, List<float[]> vectors)
            throws IOException, Refusal {
        String text = cut.parsed().text();
        long bytes = 4L * text.length() + 4L * vectors.size() * vectors.getFirst().length;
        checkSpace(bytes);
        StoredPassages stored =
                new StoredPassages(
                        cut.embedder().fingerprint(), cut.settings(), cut.spans(), vectors);
        incoming.write(text, cut.layout(), stored);
        List<Passage> passages =
                StoredPassages.passages(document.id(), text, cut.layout(), stored.spans());
        var lock = parts.locks().of(document.id());
        lock.lock();
        try {
            if (run.cancelled()) {
                throw new CancellationException();
            }
            if (parts.embedder().get() != cut.embedder()) {
                return false;
            }
            publish(incoming, document, passages, vectors);
        } finally {
            lock.unlock();
        }
        parts.changes().changed();
        return true;
    }

    /// First the folder, then the row, which decides, then the index. What fails halfway is taken
    /// back, so that the file can be added again.
    private void publish(
            Incoming incoming, Document document, List<Passage> passages, List<float[]> vectors)
            throws IOException {
        String id = document.id();
        boolean wasLost = parts.catalogue().entry(id).isPresent();
        boolean done = false;
        try {
            parts.folders().publish(incoming, id);
            parts.catalogue().put(document, taken.place(), run.collection());
            parts.keeper().get().replace(document, passages, vectors);
            done = true;
        } finally {
            parts.texts().forget(id);
            if (!done) {
                takeBack(id, wasLost);
            }
        }
    }

    private void takeBack(String id, boolean wasLost) throws IOException {
        if (wasLost) {
            parts.catalogue().markLost(id, true);
        } else {
            parts.catalogue().remove(id);
        }
        parts.folders().delete(id);
    }

    private void checkSpace(long bytes) throws IOException, Refusal {
        if (parts.folders().usableSpace() < bytes + SPARE_BYTES) {
            throw new Refusal(Message.of("add.failed", Message.of("disk.full")));
        }
    }

    private Document document(Incoming.Copied copied, Cut cut) {
        ParsedDocument parsed = cut.parsed();
        String name = String.valueOf(file.getFileName());
        String title = parsed.metadata().title();
        return new Document(
                copied.id(),
                title == null || title.isBlank() ? withoutEnding(name) : title.strip(),
                parsed.metadata().authors(),
                name,
                parsed.format(),
                parsed.metadata().language(),
                copied.bytes(),
                parsed.layout().pages().size(),
                cut.pieces().size(),
                cut.problem().isNone() ? Document.Status.INDEXED : Document.Status.PARTIAL,
                cut.problem().isNone() ? cut.note() : cut.problem(),
                run.started(),
                parsed.metadata().publication(),
                Marks.NONE);
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
