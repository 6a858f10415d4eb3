package maestro.rag.watch.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryException;
import maestro.rag.library.store.Database;
import maestro.rag.message.Message;
import maestro.rag.watch.Citing;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.LookSummary;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchStatus.State;
import maestro.rag.watch.WatchedFolder;
import maestro.rag.watch.Watches;
import maestro.rag.watch.WhenGone;
import maestro.rag.watch.store.StoredWatches;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watched folders of one home. One look runs at a time.
public final class LocalWatches implements Watches {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWatches.class);

    /// After the start, for the window and the library to open.
    private static final Duration START = Duration.ofSeconds(4);

    /// From a signal to the look, since changes seldom come alone.
    private static final Duration DEBOUNCE = Duration.ofSeconds(2);

    /// Where signals come; some file systems send none, so there is a look now and then.
    private static final Duration SIGNALLED = Duration.ofMinutes(10);

    private static final Duration UNSIGNALLED = Duration.ofMinutes(1);

    /// A look rests ten times as long as looking took, and once as long as reading what it found,
    /// at most this.
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final Library library;
    private final StoredWatches store;
    private final FolderLook.Tools tools;
    private final Pulse pulse;
    private final FolderSignals signals;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, Followed> followed = new HashMap<>();
    private @Nullable Thread looking;
    private long lookingAt;
    private boolean halted;
    private boolean begun;
    private boolean closed;

    LocalWatches(
            Library library,
            StoredWatches store,
            FolderLook.Tools tools,
            Pulse pulse,
            FolderSignals signals) {
        this.library = library;
        this.store = store;
        this.tools = tools;
        this.pulse = pulse;
        this.signals = signals;
    }

    /// The watched folders of a home whose library is open.
    ///
    /// @param home the program's own folder, which is never watched
    public static LocalWatches of(Database database, Library library, Path home, Citing citing) {
        StoredWatches store = new StoredWatches(database);
        return new LocalWatches(
                library,
                store,
                new FolderLook.Tools(
                        library,
                        store,
                        new Releasing(library, store, citing),
                        real(home),
                        FolderWalk.Bounds.DEFAULT),
                new SystemPulse(),
                new SystemSignals());
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    @Override
    public List<WatchStatus> list() {
        return store.folders().stream().map(this::status).toList();
    }

    @Override
    public List<KnownFile> troubled(long id, int most) {
        return store.troubled(id, most);
    }

    private WatchStatus status(WatchedFolder folder) {
        StoredWatches.Counts counts;
        synchronized (this) {
            counts = of(folder.id()).counts;
        }
        if (counts == null) {
            counts = store.counts(folder.id());
        }
        synchronized (this) {
            Followed one = of(folder.id());
            one.counts = counts;
            return new WatchStatus(
                    folder,
                    folder.paused() ? State.PAUSED : one.state,
                    one.read,
                    one.toRead,
                    counts.files(),
                    counts.refused(),
                    counts.gone(),
                    one.message);
        }
    }

    private Followed of(long id) {
        return followed.computeIfAbsent(id, _ -> new Followed());
    }

    @Override
    public WatchedFolder add(Path folder, @Nullable String collection, WhenGone whenGone) {
        Path path;
        try {
            path = folder.toRealPath();
        } catch (IOException e) {
            throw new LibraryException(Message.of("watch.missing", folder.toString()), e, true);
        }
        if (!Files.isDirectory(path)) {
            throw new LibraryException(Message.of("watch.missing", folder.toString()), null, true);
        }
        if (path.startsWith(tools.home())) {
            throw new LibraryException(Message.of("watch.home", folder.toString()), null, false);
        }
        Path name = path.getFileName();
        String chosen =
                collection == null ? String.valueOf(name == null ? path : name) : collection;
        library.createCollection(chosen);
        WatchedFolder added = store.put(path, chosen.strip(), whenGone);
        lookSoon(added.id());
        changed();
        return added;
    }

    @Override
    public void pause(long id) {
        store.pause(id, true);
        halt(id);
        changed();
    }

    @Override
    public void resume(long id) {
        store.pause(id, false);
        synchronized (this) {
            of(id).put(State.WAITING, Message.NONE);
        }
        lookSoon(id);
        changed();
    }

    @Override
    public void stop(long id) {
        halt(id);
        turn.lock();
        try {
            store.remove(id);
        } finally {
            turn.unlock();
        }
        synchronized (this) {
            followed.remove(id);
        }
        changed();
    }

    /// Ends what is under way or due for a folder.
    private synchronized void halt(long id) {
        of(id).cancel();
        signals.forget(id);
        if (looking != null && lookingAt == id) {
            halted = true;
            looking.interrupt();
        }
    }

    @Override
    public void begin() {
        List<WatchedFolder> folders = store.folders();
        synchronized (this) {
            begun = true;
            folders.stream().filter(f -> !f.paused()).forEach(f -> schedule(f.id(), START));
        }
    }

    @Override
    public synchronized void lookSoon(long id) {
        of(id).notBefore = Instant.MIN;
        schedule(id, Duration.ZERO);
    }

    private synchronized void schedule(long id, Duration delay) {
        if (!begun || closed) {
            return;
        }
        Followed one = of(id);
        Instant now = pulse.now();
        Instant at = now.plus(delay);
        if (at.isBefore(one.notBefore)) {
            at = one.notBefore;
        }
        if (at.isBefore(one.dueAt)) {
            one.cancel();
            one.dueAt = at;
            one.due = pulse.after(Duration.between(now, at), () -> lookNow(id));
        }
    }

    /// On the pulse's thread.
    private void lookNow(long id) {
        synchronized (this) {
            of(id).cancel();
        }
        Optional<WatchedFolder> folder = store.folder(id);
        if (folder.isEmpty() || folder.get().paused()) {
            return;
        }
        try {
            look(id, _ -> {});
        } catch (InterruptedException e) {
            LOG.debug("A look at {} was ended", folder.get().path());
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked at", folder.get().path(), e);
            schedule(id, SIGNALLED);
        }
    }

    @Override
    public LookSummary look(long id, Consumer<IngestEvent> listener) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            Optional<WatchedFolder> folder = store.folder(id);
            if (folder.isEmpty()) {
                return LookSummary.unreachable(Message.of("watch.stopped"));
            }
            begin(id);
            try {
                return look(folder.get(), listener);
            } finally {
                end(id);
            }
        } finally {
            turn.unlock();
            changed();
        }
    }

    private synchronized void begin(long id) throws InterruptedException {
        if (closed) {
            throw new InterruptedException();
        }
        looking = Thread.currentThread();
        lookingAt = id;
        of(id).put(State.LOOKING, Message.NONE);
    }

    /// An interrupt that was meant for the look alone goes no further.
    private synchronized void end(long id) {
        looking = null;
        Followed one = of(id);
        one.counts = null;
        if (one.state == State.LOOKING || one.state == State.READING) {
            one.put(State.WAITING, Message.NONE);
        }
        if (halted) {
            halted = false;
            Thread.interrupted();
        }
    }

    private LookSummary look(WatchedFolder folder, Consumer<IngestEvent> listener)
            throws InterruptedException {
        changed();
        long id = folder.id();
        Instant began = pulse.now();
        Stillness stillness;
        synchronized (this) {
            stillness = of(id).stillness;
        }
        FolderLook look =
                new FolderLook(tools, folder, (read, toRead) -> tell(id, read, toRead), listener);
        try {
            FolderLook.Looked looked = look.run(stillness, began);
            after(id, looked, began);
            return looked.summary();
        } catch (LibraryException e) {
            synchronized (this) {
                of(id).put(State.FOLLOWING, e.explanation());
            }
            throw e;
        }
    }

    private void tell(long id, int read, int toRead) {
        synchronized (this) {
            Followed one = of(id);
            if (one.state != State.READING) {
                one.reading = pulse.now();
            }
            one.state = State.READING;
            one.read = read;
            one.toRead = toRead;
        }
        changed();
    }

    private synchronized void after(long id, FolderLook.Looked looked, Instant began) {
        LookSummary summary = looked.summary();
        Followed one = of(id);
        Instant ended = pulse.now();
        Instant read = one.state == State.READING ? one.reading : ended;
        one.put(summary.reachable() ? State.FOLLOWING : State.UNREACHABLE, summary.message());
        if (!begun || closed || halted) {
            return;
        }
        Duration rest =
                Duration.between(began, read).multipliedBy(10).plus(Duration.between(read, ended));
        one.notBefore = ended.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
        boolean told =
                summary.reachable()
                        && signals.follow(id, looked.folders(), () -> schedule(id, DEBOUNCE));
        if (told && !looked.folders().equals(one.folders)) {
            one.folders = looked.folders();
            schedule(id, DEBOUNCE); // for what happened before the signals came
        }
        if (summary.restless() == 0) {
            one.restlessSince = null;
        } else {
            schedule(id, one.untilStill(pulse.now(), UNSIGNALLED));
        }
        schedule(id, told ? SIGNALLED : UNSIGNALLED);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public Library.Subscription onChange(Runnable listener) {
        Runnable own = () -> listener.run();
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            followed.values().forEach(Followed::cancel);
            if (looking != null) {
                halted = true;
                looking.interrupt();
            }
        }
        signals.close();
        pulse.close();
    }
}
