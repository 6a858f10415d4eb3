package maestro.rag.library.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import maestro.rag.document.Layout;
import maestro.rag.document.ParsedDocument;
import maestro.rag.document.reading.ReaderVersions;
import maestro.rag.label.Judgement;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.library.IngestEvent.Advanced;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestEvent.Stage;
import maestro.rag.library.LibraryException;
import maestro.rag.library.folder.DocumentFolders;
import maestro.rag.library.folder.Incoming;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.StoredJudgements;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.Span;
import maestro.rag.passage.Whereabouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a document of the library once more from the library's copy of its file. Where the text is
/// the same, passages and vectors stay and only the layout with its headings changes.
///
/// In this order, so that a process may die anywhere: the reading is written beside what is there;
/// the row in the catalogue names it, which decides; its parts take their places; the index gets
/// the passages. Once that is on the disk the row forgets the name, and until then the next start
/// does what is missing.
public final class ReadAgain {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAgain.class);

    /// What a document says whose pages were recognised.

    private final LibraryParts parts;

    private final Ingestion run;
    private final Path name;
    private final Path file;
    private final FileWalk.Found found;
    private final String id;

    ReadAgain(LibraryParts parts, Ingestion run, Intake.Taken taken) {
        this.parts = parts;
        this.run = run;
        this.found = taken.file();
        this.name = found.name();
        this.file = found.file();
        this.id = String.valueOf(found.again());
    }

    /// The copies of documents, under the names that people know them by.
    static List<FileWalk.Found> files(LibraryParts parts, List<String> ids) {
        List<FileWalk.Found> files = new ArrayList<>();
        for (String id : ids.stream().distinct().toList()) {
            Optional<Catalogue.Entry> entry = parts.catalogue().entry(id);
            Path name = Path.of(id, entry.map(e -> e.document().file()).orElse(id));
            Path file = name;
            Message problem = null;
            if (entry.isEmpty()) {
                problem = Message.of("again.removed");
            } else {
                try {
                    Optional<Path> copy = parts.folders().readable(id);
                    file = copy.orElse(name);
                    problem =
                            copy.isEmpty() || entry.get().lost()
                                    ? Message.of("document.lost")
                                    : null;
                } catch (IOException e) {
                    problem = Message.of("document.text", Words.of(e));
                }
            }
            files.add(new FileWalk.Found(file, name, problem, id));
        }
        return files;
    }

    /// @throws CancellationException where the run was cancelled
    Ended read() {
        try {
            Message problem = found.problem();
            if (problem != null) {
                throw new Refusal(problem);
            }
            run.tell(new Advanced(name, Stage.READING, 0));
            try (Incoming incoming = parts.folders().incoming(file)) {
                incoming.copy(file, parts.limits().bytes(), run::cancelled);
                return read(incoming);
            }
        } catch (Refusal e) {
            return new Ended(name, Result.FAILED, null, e.message());
        } catch (LibraryException e) {
            return new Ended(name, Result.FAILED, null, e.explanation());
        } catch (IOException e) {
            return new Ended(name, Result.FAILED, null, Message.of("again.failed", Words.of(e)));
        }
    }

    private Ended read(Incoming incoming) throws IOException, Refusal {
        PassageSettings settings = parts.folders().settings(id);
        Cut cut = Cut.of(incoming, settings, parts, run);
        Message said = cut.problem().isNone() ? cut.note() : cut.problem();
        refuseWorse(cut, said);
        String text = parts.folders().text(id);
        boolean same = cut.parsed().text().equals(text);
        StoredPassages passages;
        while (true) {
            Optional<StoredPassages> stored =
                    same
                            ? parts.folders().passages(id, cut.embedder().fingerprint())
                            : Optional.empty();
            passages =
                    stored.isPresent()
                            ? stored.get()
                            : new StoredPassages(
                                    cut.embedder().fingerprint(),
                                    settings,
                                    cut.spans(),
                                    embedded(cut));
            Optional<Document> now = replace(incoming, cut, said, passages, same);
            if (now.isPresent()) {
                boolean whole = now.get().status() == Document.Status.INDEXED;
                return new Ended(
                        name,
                        whole ? Result.INDEXED : Result.PARTIAL,
                        now.get(),
                        now.get().message());
            }
            cut = cut.again(parts);
        }
    }

    private List<float[]> embedded(Cut cut) throws Refusal {
        run.tell(new Advanced(name, Stage.EMBEDDING, 0));
        List<float[]> vectors =
                new Embedding(parts, run, cut)
                        .vectors(done -> run.tell(new Advanced(name, Stage.EMBEDDING, done)));
        run.tell(new Advanced(name, Stage.STORING, 0));
        return vectors;
    }

    /// What is there stays where this reading has less: without the Tesseract of then, or in too
    /// little time.
    private void refuseWorse(Cut cut, Message said) throws Refusal {
        Message before = parts.catalogue().readings().message(id);
        if (ReaderVersions.recognised(before) && !ReaderVersions.recognised(said)) {
            throw new Refusal(Message.of("again.tesseract"));
        }
        Document now = document();
        if (now.status() == Document.Status.INDEXED
                && !cut.problem().isNone()
                && !ReaderVersions.recognised(said)) {
            throw new Refusal(Message.of("again.partly", cut.problem()));
        }
    }

    private Document document() throws Refusal {
        return parts.catalogue()
                .entry(id)
                .filter(entry -> !entry.lost())
                .map(Catalogue.Entry::document)
                .orElseThrow(() -> new Refusal(Message.of("again.removed")));
    }

    /// @return empty where the library has changed its model meanwhile; then nothing has changed
    private Optional<Document> replace(
            Incoming incoming, Cut cut, Message said, StoredPassages passages, boolean sameText)
            throws IOException, Refusal {
        String text = cut.parsed().text();
        Layout layout = cut.layout();
        var lock = parts.locks().of(id);
        lock.lock();
        try {
            if (run.cancelled()) {
                throw new CancellationException();
            }
            if (parts.embedder().get() != cut.embedder()) {
                return Optional.empty();
            }
            Document before = document();
            if (!sameText && run.quoting()) {
                throw new Refusal(Message.of("again.quoting"));
            }
            Document now = described(before, cut.parsed(), said, cut, passages.spans());
            boolean sameParts = sameText && layout.equals(parts.folders().layout(id));
            String reading = sameParts ? "" : DocumentFolders.READING + UUID.randomUUID();
            List<Judgement> judgements = new StoredJudgements(parts.catalogue()).about(id);
            List<Judgement> moved =
                    sameText ? judgements : moved(judgements, parts.folders().text(id), text);
            if (!sameParts) {
                incoming.write(text, layout, passages);
                parts.folders().keepReading(incoming, id, reading, !sameText);
            }
            parts.catalogue().readings().decide(now, reading, moved);
            if (!sameParts) {
                parts.folders().takeReading(id, reading);
                parts.texts().forget(id);
            }
            run.readAgain(id);
            index(now, text, layout, passages);
            return parts.catalogue().entry(id).map(Catalogue.Entry::document);
        } finally {
            lock.unlock();
            parts.changes().changed();
        }
    }

    /// Those that another stands for are in no index.
    private void index(Document now, String text, Layout layout, StoredPassages stored) {
        if (parts.catalogue().passageCounts().containsKey(id)) {
            List<Passage> passages = StoredPassages.passages(id, text, layout, stored.spans());
            parts.keeper().get().replace(now, passages, stored.vectors());
        }
    }

    private static List<Judgement> moved(List<Judgement> judgements, String old, String text) {
        Whereabouts places = new Whereabouts(text);
        return judgements.stream()
                .map(j -> {
                    int start = Math.clamp(j.start(), 0, old.length());
                    String words = old.substring(start, Math.clamp(j.end(), start, old.length()));
                    // what is not found keeps its place: it may well be there in other words
                    Span span = places.of(words, start).orElse(new Span(j.start(), j.end()));
                    return new Judgement(
                            j.query(), j.documentId(), span.start(), span.end(), j.good());
                })
                .toList();
    }

    /// What somebody has corrected stays; what came in before corrections were noted may be one.
    private Document described(
            Document before, ParsedDocument parsed, Message said, Cut cut, List<Span> spans) {
        String title = parsed.metadata().title();
        Description old = Description.of(before);
        Description fresh =
                new Description(
                        title == null || title.isBlank() ? before.title() : title,
                        parsed.metadata().authors(),
                        parsed.metadata().publication(),
                        parsed.metadata().language());
        Set<Field> edited = parts.catalogue().edited(id);
        boolean longAgo = parts.catalogue().readings().longAgo(id);
        Set<Field> taken = old.differing(fresh);
        taken.removeIf(field ->
                edited.contains(field)
                        || fresh.value(field).isEmpty()
                        || longAgo && !unsaid(field, old, before));
        Description now = old.with(taken, fresh);
        return new Document(
                id,
                taken.contains(Field.TITLE) ? now.title() : before.title(),
                taken.contains(Field.AUTHORS) ? now.authors() : before.authors(),
                before.file(),
                before.format(),
                now.language(),
                before.bytes(),
                parsed.layout().pages().size(),
                spans.size(),
                cut.problem().isNone() ? Document.Status.INDEXED : Document.Status.PARTIAL,
                said,
                before.added(),
                now.publication(),
                before.marks());
    }

    private static boolean unsaid(Field field, Description old, Document before) {
        String file = before.file();
        int dot = file.lastIndexOf('.');
        return field == Field.TITLE
                ? old.title().equals(dot > 0 ? file.substring(0, dot) : file)
                : old.value(field).isEmpty();
    }

    /// Called once the index is on the disk.
    static void settled(LibraryParts parts, Collection<String> ids) {
        for (String id : ids) {
            try {
                parts.folders().forgetReadings(id);
                parts.catalogue().readings().taken(id);
            } catch (IOException | LibraryException e) {
                LOG.warn("The next start takes the reading of {} once more", id, e);
            }
        }
    }

    /// Goes on where an earlier process died.
    ///
    /// @param index puts a document into the index again
    public static void resume(LibraryParts parts, Consumer<String> index) throws IOException {
        Map<String, String> readings = parts.catalogue().readings().decided();
        for (Map.Entry<String, String> reading : readings.entrySet()) {
            String id = reading.getKey();
            var lock = parts.locks().of(id);
            lock.lock();
            try {
                parts.folders().takeReading(id, reading.getValue());
                parts.texts().forget(id);
            } finally {
                lock.unlock();
            }
            index.accept(id);
        }
        if (!readings.isEmpty()) {
            parts.keeper().get().commit();
            settled(parts, readings.keySet());
        }
    }
}
