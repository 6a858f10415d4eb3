package maestro.rag.library.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import maestro.rag.library.AgainRequest;
import maestro.rag.library.CollectionName;
import maestro.rag.library.Document;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestEvent.Ended;
import maestro.rag.library.IngestEvent.Result;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.shared.IndexKeeper;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.message.Message;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of ingestion. A few more workers than cores each take a file and see it through, so that
/// some files wait for the disk while others compute.
public final class Ingestion {
    private static final Logger LOG = LoggerFactory.getLogger(Ingestion.class);

    /// Files at work at a time hold at most this many bytes, unless it is one alone. Reading one
    /// costs several times its size.
    private static final long BYTES_AT_WORK = 64L << 20;

    private final LibraryParts parts;
    private final Source source;
    private final PassageSettings settings;
    private final List<String> passwords;
    private final BooleanSupplier quoting;
    private final @Nullable String collection;
    private final Consumer<IngestEvent> listener;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final ThreadFactory readers;
    private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Result, Integer> ended = new EnumMap<>(Result.class);
    private final Set<String> readAgain = ConcurrentHashMap.newKeySet();
    private final Object telling = new Object();
    private volatile boolean cancelled;
    private volatile Intake intake = new Intake(List.of(), new long[0], 0);
    private int passages;

    /// Where a run's files come from.
    private interface Source {
        List<FileWalk.Found> files() throws InterruptedException;
    }

    /// A run that takes new files.
    public Ingestion(LibraryParts parts, IngestRequest request, Consumer<IngestEvent> listener) {
        this(
                parts,
                listener,
                () -> FileWalk.of(request.paths()),
                request.passages(),
                request.passwords(),
                request.collection(),
                () -> false);
    }

    /// A run that reads documents again.
    public Ingestion(LibraryParts parts, AgainRequest request, Consumer<IngestEvent> listener) {
        this(
                parts,
                listener,
                () -> ReadAgain.files(parts, request.documentIds()),
                PassageSettings.DEFAULT,
                request.passwords(),
                null,
                request.quoting());
    }

    private Ingestion(
            LibraryParts parts,
            Consumer<IngestEvent> listener,
            Source source,
            PassageSettings settings,
            List<String> passwords,
            @Nullable String collection,
            BooleanSupplier quoting) {
        this.parts = parts;
        this.readers = parts.background("maestro-read-");
        this.listener = listener;
        this.source = source;
        this.settings = settings;
        this.passwords = passwords;
        this.collection = collection == null ? null : CollectionName.of(collection);
        this.quoting = quoting;
    }

    /// Answers an interrupt within a second, and leaves it set.
    public IngestSummary run() {
        long began = System.nanoTime();
        boolean interrupted = false;
        try {
            List<FileWalk.Found> files = source.files();
            tell(new IngestEvent.Found(files.size()));
            if (collection != null) {
                parts.catalogue().collections().create(collection);
                parts.changes().changed();
            }
            intake = new Intake(files, sizes(files), BYTES_AT_WORK);
            work(Math.min(files.size(), parts.threads() + 2));
        } catch (InterruptedException e) {
            interrupted = true;
            cancelled = true;
        }
        IndexKeeper keeper = parts.keeper().get();
        keeper.commit();
        keeper.tidy(parts.folders()::hasRoom);
        ReadAgain.settled(parts, readAgain);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return summary(began);
    }

    private void work(int workers) throws InterruptedException {
        ThreadFactory factory = parts.background("maestro-ingest-");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers && !cancelled; i++) {
            Thread thread = factory.newThread(this::takeFiles);
            threads.add(thread);
            thread.start();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    private void takeFiles() {
        for (Optional<Intake.Taken> taken = intake.take();
                taken.isPresent() && !cancelled;
                taken = intake.take()) {
            Path file = taken.get().file().name();
            try {
                tell(
                        taken.get().file().again() == null
                                ? new FileIngest(parts, this, taken.get()).ingest()
                                : new ReadAgain(parts, this, taken.get()).read());
            } catch (CancellationException e) {
                LOG.debug("Cancelled before it was stored: {}", file);
            } catch (RuntimeException | Error e) {
                log(file, e);
                tell(new Ended(file, Result.FAILED, null, Message.of("add.fault", e.toString())));
            } finally {
                intake.release(taken.get());
            }
        }
    }

    private static long[] sizes(List<FileWalk.Found> files) {
        return files.stream().mapToLong(found -> size(found.file())).toArray();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // the worker will say what is wrong with it
        }
    }

    /// Tells the listener, one event at a time; after cancelling, only what has ended.
    void tell(IngestEvent event) {
        synchronized (telling) {
            if (event instanceof Ended end) {
                ended.merge(end.result(), 1, Integer::sum);
                boolean added = end.result() == Result.INDEXED || end.result() == Result.PARTIAL;
                Document document = end.document();
                passages += added && document != null ? document.passages() : 0;
            }
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.error("The listener to an ingestion failed", e);
            }
        }
    }

    private IngestSummary summary(long began) {
        synchronized (telling) {
            return new IngestSummary(
                    ended.getOrDefault(Result.INDEXED, 0),
                    ended.getOrDefault(Result.DUPLICATE, 0),
                    ended.getOrDefault(Result.PARTIAL, 0),
                    ended.getOrDefault(Result.FAILED, 0),
                    passages,
                    (System.nanoTime() - began) / 1e9,
                    cancelled);
        }
    }

    /// Ends the run soon; what has ended is kept.
    public void cancel() {
        cancelled = true;
        intake.cancel();
        underWay.forEach(future -> future.cancel(true));
    }

    boolean cancelled() {
        return cancelled;
    }

    Intake intake() {
        return intake;
    }

    PassageSettings settings() {
        return settings;
    }

    List<String> passwords() {
        return passwords;
    }

    /// Whether texts had better stay as they are.
    boolean quoting() {
        return quoting.getAsBoolean();
    }

    /// Notes a document that has been read again and is not yet in the index for good.
    void readAgain(String id) {
        readAgain.add(id);
    }

    @Nullable String collection() {
        return collection;
    }

    Instant started() {
        return started;
    }

    void log(Path file, Throwable failure) {
        LOG.error("{} could not be added", file, failure);
    }

    /// Starts work that is interrupted when the run is cancelled.
    <T> Future<T> inOwnThread(Callable<T> work) {
        Task<T> task = new Task<>(work);
        readers.newThread(task).start();
        return task;
    }

    /// Queues work for the computing threads.
    <T> Future<T> onCompute(Callable<T> work) {
        Task<T> task = new Task<>(work);
        parts.compute().execute(task);
        return task;
    }

    /// Known to the run from its making to its end, so that cancelling misses none.
    private final class Task<T> extends FutureTask<T> {
        Task(Callable<T> work) {
            super(work);
            underWay.add(this);
            if (cancelled) {
                cancel(true);
            }
        }

        @Override
        protected void done() {
            underWay.remove(this);
        }
    }
}
