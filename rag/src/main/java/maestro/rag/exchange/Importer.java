package maestro.rag.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;

/// Takes in a file of references with the documents that it names, or the folder of a Zotero
/// library with its stored files. An entry without a file describes the document of the library
/// that has its DOI or its title.
public final class Importer {
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_REFERENCES = 50_000;

    private static final int MOST_TAGS = 50;

    /// A shorter title is that of many works.
    private static final int TELLING_TITLE = 15;

    private final Library library;

    public Importer(Library library) {
        this.library = library;
    }

    /// @param source a file in one of the [ReferenceFormat]s, or Zotero's folder
    /// @param collection gets the documents, made where it does not exist; null for none
    /// @throws LibraryException where the source cannot be read
    public ImportSummary run(
            Path source,
            @Nullable String collection,
            PassageSettings passages,
            Consumer<IngestEvent> listener) {
        List<Message> problems = new ArrayList<>();
        if (Files.isDirectory(source)) {
            List<Path> files = zotero(source);
            IngestSummary summary =
                    library.ingest(new IngestRequest(files, collection, passages), listener);
            return new ImportSummary(summary, 0, 0, problems);
        }
        List<Reference> references = references(source, problems);
        Attachments attachments =
                new Attachments(source.toAbsolutePath().resolveSibling(""), problems);
        List<List<Path>> files = references.stream().map(attachments::of).toList();
        Map<Path, Document> documents = new ConcurrentHashMap<>();
        Set<Path> all = new LinkedHashSet<>();
        files.forEach(all::addAll);
        IngestSummary summary =
                library.ingest(
                        new IngestRequest(List.copyOf(all), collection, passages),
                        event -> {
                            if (event instanceof IngestEvent.Ended end && end.document() != null) {
                                documents.put(
                                        end.file().toAbsolutePath().normalize(), end.document());
                            }
                            listener.accept(event);
                        });
        int described = 0;
        List<Document> known = summary.cancelled() ? List.of() : library.documents();
        for (int i = 0; i < references.size() && !Thread.currentThread().isInterrupted(); i++) {
            Reference reference = references.get(i);
            Optional<Document> document =
                    files.get(i).stream()
                            .map(documents::get)
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .or(() -> same(reference, known));
            if (document.isPresent()) {
                describe(document.get(), reference, collection);
                described++;
            } else if (files.get(i).isEmpty() && !summary.cancelled()) {
                problems.add(Message.of("import.alone", name(reference)));
            }
        }
        return new ImportSummary(summary, references.size(), described, problems);
    }

    private void describe(Document document, Reference reference, @Nullable String collection) {
        library.describe(
                document.id(),
                new Description(
                        reference.title().isBlank() ? document.title() : reference.title(),
                        reference.authors().isEmpty() ? document.authors() : reference.authors(),
                        reference.publication().or(document.publication()),
                        reference.language().isEmpty()
                                ? document.language()
                                : reference.language()));
        Set<String> id = Set.of(document.id());
        reference.tags().stream().limit(MOST_TAGS).forEach(tag -> library.labels().tag(id, tag));
        if (!reference.note().isBlank() && document.marks().note().isEmpty()) {
            library.labels().note(document.id(), reference.note());
        }
        if (collection != null) {
            library.addToCollection(collection, Set.of(document.id()));
        }
    }

    private static String name(Reference reference) {
        return reference.title().isBlank() ? reference.key() : reference.title();
    }

    private static Optional<Document> same(Reference reference, List<Document> known) {
        String doi = reference.publication().doi();
        String title = letters(reference.title());
        return known.stream()
                .filter(document ->
                        !doi.isEmpty() && doi.equalsIgnoreCase(document.publication().doi()))
                .findFirst()
                .or(() ->
                        known.stream()
                                .filter(document ->
                                        title.length() >= TELLING_TITLE
                                                && title.equals(letters(document.title())))
                                .findFirst());
    }

    private static String letters(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static List<Reference> references(Path source, List<Message> problems) {
        String text = text(source);
        ReferenceFormat format =
                ReferenceFormat.of(source.getFileName().toString(), text)
                        .orElseThrow(
                                () -> failure(Message.of("import.unknown", source.toString())));
        ReferenceFormat.Read read = format.read(text);
        if (read.references().isEmpty()) {
            throw failure(Message.of("import.nothing", source.toString()));
        }
        if (read.damaged() > 0) {
            problems.add(Message.of("import.damaged", read.damaged()));
        }
        if (read.references().size() > MOST_REFERENCES) {
            throw failure(Message.of("import.large", source.toString()));
        }
        return read.references();
    }

    private static String text(Path source) {
        try (InputStream in = Files.newInputStream(source)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw failure(Message.of("import.large", source.toString()));
            }
            String text;
            try {
                text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString();
            } catch (CharacterCodingException e) {
                text = new String(bytes, Charset.forName("windows-1252"));
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new LibraryException(Message.of("import.unreadable", source.toString()), e, true);
        }
    }

    /// The documents in `storage/XXXXXXXX/`.
    private static List<Path> zotero(Path folder) {
        Path storage = folder.resolve("storage");
        Path from = Files.isDirectory(storage) ? storage : folder;
        try (Stream<Path> files = Files.walk(from, 2)) {
            List<Path> found =
                    files.filter(Files::isRegularFile)
                            .filter(Attachments::isDocument)
                            .filter(file -> !file.getFileName().toString().startsWith("."))
                            .limit(MOST_REFERENCES)
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw failure(Message.of("import.nothing", folder.toString()));
            }
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new LibraryException(Message.of("import.unreadable", folder.toString()), e, true);
        }
    }

    private static LibraryException failure(Message message) {
        return new LibraryException(message, null, false);
    }
}
