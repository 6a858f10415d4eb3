package maestro.rag.library.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import maestro.rag.document.ReadLimits;
import maestro.rag.document.reading.DocumentReaders;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.LibrarySettings;
import maestro.rag.library.store.Database;
import maestro.rag.passage.PassageSettings;
import maestro.rag.thread.LowPriority;

/// A library with a model that needs no files, and documents for it.
public final class TestHome implements AutoCloseable {
    public static final PassageSettings SHORT = new PassageSettings(40, 8);
    private static final String[] WORDS =
            ("bees hive honey nectar comb queen swarm field flower wind winter count weigh frame"
                            + " brood pollen wax keeper smoke sting colony forage dance drone")
                    .split(" ");

    public final Path home;
    public final Database database;
    public final LocalLibrary library;

    private TestHome(Path home, Disk disk, LibraryParts.Reader reader, Embedders models) {
        this.home = home;
        this.database = Database.open(home);
        this.library =
                LocalLibrary.open(
                        home,
                        new LibrarySettings(
                                database, disk, reader, ReadLimits.DEFAULT, 2, LowPriority::of),
                        models);
    }

    public static TestHome open(Path home) {
        return open(home, Disk.REAL);
    }

    public static TestHome open(Path home, Disk disk) {
        return open(home, disk, new DocumentReaders()::read, HashingEmbedder::new);
    }

    public static TestHome open(
            Path home, Disk disk, LibraryParts.Reader reader, Supplier<Embedder> model) {
        return new TestHome(home, disk, reader, id -> model.get());
    }

    public static TestHome open(Path home, Embedders models) {
        return new TestHome(home, Disk.REAL, new DocumentReaders()::read, models);
    }

    /// A text of sentences over a few words, the same for the same seed.
    public static String text(int seed, int sentences) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("Report number " + seed + " on bees.\n\n");
        for (int i = 0; i < sentences; i++) {
            text.append("In year ").append(1900 + random.nextInt(120)).append(" the");
            for (int w = 0; w < 10; w++) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(i % 5 == 4 ? ".\n\n" : ". ");
        }
        return text.toString();
    }

    public static Path write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(folder);
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Files `bees-00.txt` and so on.
    public static Path files(Path folder, int count, int sentences) {
        for (int i = 0; i < count; i++) {
            write(folder, "bees-%02d.txt".formatted(i), text(i, sentences));
        }
        return folder;
    }

    public static IngestRequest request(Path... paths) {
        return new IngestRequest(List.of(paths), null, SHORT);
    }

    public List<IngestEvent.Ended> ingest(Path... paths) {
        return ingest(request(paths));
    }

    public List<IngestEvent.Ended> ingest(IngestRequest request) {
        List<IngestEvent.Ended> ended = new ArrayList<>();
        library.ingest(
                request,
                event -> {
                    if (event instanceof IngestEvent.Ended end) {
                        ended.add(end);
                    }
                });
        ended.sort((a, b) -> a.file().compareTo(b.file()));
        return ended;
    }

    /// Everything that must not depend on threads, kills or time, as lines.
    public String contents() {
        return library.documents().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .map(this::contents)
                .collect(Collectors.joining("\n"));
    }

    private String contents(Document d) {
        StringBuilder vectors = new StringBuilder();
        for (int i = 0; i < d.passages(); i++) {
            float[] stored = library.vector(d.id(), i).orElseThrow();
            vectors.append(' ').append(java.util.Arrays.hashCode(stored));
        }
        return "%s %s %s %s %s %d %s %s %s%s"
                .formatted(
                        d.id(),
                        d.title(),
                        d.file(),
                        d.format(),
                        d.language(),
                        d.passages(),
                        d.status(),
                        library.passages(d.id()).hashCode(),
                        library.text(d.id()).orElseThrow().hashCode(),
                        vectors);
    }

    @Override
    public void close() {
        library.close();
        database.close();
    }
}
