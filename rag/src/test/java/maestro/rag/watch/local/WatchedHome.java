package maestro.rag.watch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import maestro.rag.embedding.HashingEmbedder;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.local.LocalLibrary;
import maestro.rag.library.store.Database;
import maestro.rag.watch.Citing;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.LookSummary;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.WhenGone;
import maestro.rag.watch.store.StoredWatches;

/// A library, a folder beside it, and time that passes when a test says so.
final class WatchedHome implements AutoCloseable {
    final Path folder;
    final Path home;
    final Database database;
    final LocalLibrary library;
    final StoredWatches store;
    final ManualPulse pulse;
    final Signals signals = new Signals();
    final Set<String> cited = new HashSet<>();
    final List<String> read = new CopyOnWriteArrayList<>();
    final LocalWatches watches;

    WatchedHome(Path root) throws IOException {
        this(root, FolderWalk.Bounds.DEFAULT);
    }

    WatchedHome(Path root, FolderWalk.Bounds bounds) throws IOException {
        home = Files.createDirectories(root.toRealPath().resolve("home"));
        folder = Files.createDirectories(root.toRealPath().resolve("papers"));
        database = Database.open(home);
        library = LocalLibrary.open(home, database, HashingEmbedder::new);
        store = new StoredWatches(database);
        pulse = new ManualPulse(Instant.now().plusSeconds(60));
        Citing citing = ids -> ids.stream().filter(cited::contains).collect(Collectors.toSet());
        watches =
                new LocalWatches(
                        library,
                        store,
                        new FolderLook.Tools(
                                library,
                                store,
                                new Releasing(library, store, citing),
                                home,
                                bounds),
                        pulse,
                        signals);
    }

    /// Signals that a test gives.
    static final class Signals implements FolderSignals {
        final Map<Long, Runnable> listeners = new HashMap<>();
        boolean given = true;

        void give(long id) {
            Objects.requireNonNull(listeners.get(id)).run();
        }

        @Override
        public boolean follow(long id, List<Path> folders, Runnable changed) {
            listeners.put(id, changed);
            return given;
        }

        @Override
        public void forget(long id) {
            listeners.remove(id);
        }

        @Override
        public void close() {}
    }

    WatchedFolder watch(WhenGone whenGone) {
        return watches.add(folder, null, whenGone);
    }

    LookSummary look(WatchedFolder watched) throws InterruptedException {
        read.clear();
        return watches.look(watched.id(), this::note);
    }

    void note(IngestEvent event) {
        if (event instanceof IngestEvent.Ended end) {
            read.add(folder.relativize(end.file()).toString());
        }
    }

    KnownFile known(WatchedFolder watched, String path) {
        return Objects.requireNonNull(store.files(watched.id()).get(path));
    }

    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            // two writes within the clock's grain, of the same length, would look the same
            return touch(file, Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long writes;

    Path touch(Path file, Duration beforeNow) throws IOException {
        Instant when = pulse.now().minusSeconds(3600).plusMillis(10 * ++writes);
        Files.setLastModifiedTime(
                file, FileTime.from(beforeNow.isZero() ? when : pulse.now().minus(beforeNow)));
        return file;
    }

    Set<String> titles() {
        return library.documents().stream()
                .map(Document::file)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Document only() {
        return library.documents().getFirst();
    }

    WatchStatus status() {
        return watches.list().getFirst();
    }

    @Override
    public void close() {
        watches.close();
        library.close();
        database.close();
    }
}
