package maestro.app.ui.library.ingest;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.app.ui.shell.Background;
import maestro.rag.library.AgainRequest;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestRequest;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.Library;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;

/// Files on their way into the library: one request after the other. The library's events are
/// gathered and shown once a frame, however many come.
public final class IngestModel {

    /// Counts over the requests since the last time nothing was at work.
    ///
    /// @param found files known so far
    /// @param done fraction of the work, 0 to 1
    public record Progress(
            boolean working,
            int found,
            int indexed,
            int duplicate,
            int partial,
            int failed,
            double done) {

        public int ended() {
            return indexed + duplicate + partial + failed;
        }
    }

    /// What adds documents, off the screen's thread.
    public interface Work {
        IngestSummary run(PassageSettings passages, Consumer<IngestEvent> listener);
    }

    /// @param again documents that it reads again; 0 for one that adds
    private record Job(Work work, Consumer<IngestSummary> done, int again) {}

    /// Documents that are read again before files that were added meanwhile get their turn.
    private static final int READ_AGAIN_AT_A_TIME = 8;

    private static final Progress NOTHING = new Progress(false, 0, 0, 0, 0, 0, 0);
    private static final int MOST_KEPT = 500;

    private final Library library;
    private final Background background;
    private final Supplier<PassageSettings> passages;
    private final Consumer<Throwable> failed;
    private final Deque<Job> queue = new ArrayDeque<>();
    private final ObservableList<FileProgress> active = FXCollections.observableArrayList();
    private final ObservableList<FileProgress> kept = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(NOTHING);
    private final Map<Path, FileProgress> running = new LinkedHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private List<IngestEvent> arrived = new ArrayList<>();
    private Background.@Nullable Cancellable current;

    /// Set when the current request is over, so that late events of it are not counted.
    private AtomicBoolean over = new AtomicBoolean();

    private int foundBefore;
    private boolean readsAgain;

    /// @param failed gets what stops a whole request
    public IngestModel(
            Library library,
            Background background,
            Supplier<PassageSettings> passages,
            Consumer<Throwable> failed) {
        this.library = library;
        this.background = background;
        this.passages = passages;
        this.failed = failed;
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Files being worked on.
    public ObservableList<FileProgress> active() {
        return active;
    }

    /// What failed, is partial or was there already, until dismissed; the newest [#MOST_KEPT].
    public ObservableList<FileProgress> kept() {
        return kept;
    }

    /// Adds files and folders.
    ///
    /// @param done called on the screen's thread when this request has ended by itself
    public void add(List<Path> paths, @Nullable String collection, Consumer<IngestSummary> done) {
        add(paths, collection, List.of(), done);
    }

    /// As above.
    ///
    /// @param passwords tried on files that are protected
    public void add(
            List<Path> paths,
            @Nullable String collection,
            List<String> passwords,
            Consumer<IngestSummary> done) {
        List<Path> files = List.copyOf(paths);
        perform(
                (settings, listener) ->
                        library.ingest(
                                new IngestRequest(files, collection, settings, passwords),
                                listener),
                done);
    }

    /// Takes in what comes by another way, in its turn.
    ///
    /// @param done as above
    public void perform(Work work, Consumer<IngestSummary> done) {
        List<Job> later = queue.stream().filter(job -> job.again() > 0).toList();
        queue.removeAll(later);
        queue.add(new Job(work, done, 0));
        queue.addAll(later);
        begin();
    }

    /// Reads documents again, a few at a time, after everything that is to be added.
    ///
    /// @param quoting whether texts had better stay as they are, asked off the screen's thread
    public void readAgain(
            List<String> documentIds, List<String> passwords, BooleanSupplier quoting) {
        List<String> ids = List.copyOf(documentIds);
        for (int from = 0; from < ids.size(); from += READ_AGAIN_AT_A_TIME) {
            List<String> few = ids.subList(from, Math.min(ids.size(), from + READ_AGAIN_AT_A_TIME));
            queue.add(
                    new Job(
                            (_, listener) ->
                                    library.readAgain(
                                            new AgainRequest(few, passwords, quoting), listener),
                            _ -> {},
                            few.size()));
        }
        begin();
    }

    /// Whether what is at work, or was last, reads documents again.
    public boolean readsAgain() {
        return readsAgain;
    }

    private void begin() {
        if (current == null) {
            Progress was = progress.get();
            if (!was.working()) {
                progress.set(NOTHING);
                foundBefore = 0;
            }
            next();
        }
    }

    /// Stops what is at work and what waits; what has ended is kept.
    public void cancel() {
        queue.clear();
        if (current != null) {
            current.cancel();
            flush();
            over.set(true);
            ended();
        }
    }

    public void dismiss(FileProgress file) {
        kept.remove(file);
    }

    public void dismissAll() {
        kept.clear();
    }

    private void next() {
        Job job = queue.poll();
        if (job == null) {
            return;
        }
        Progress p = progress.get();
        foundBefore = p.ended();
        readsAgain = job.again() > 0;
        progress.set(
                new Progress(
                        true,
                        foundBefore + job.again() + waiting(),
                        p.indexed(),
                        p.duplicate(),
                        p.partial(),
                        p.failed(),
                        0));
        PassageSettings settings = passages.get();
        AtomicBoolean thisOver = new AtomicBoolean();
        over = thisOver;
        current =
                background.call(
                        () -> job.work().run(settings, event -> arrive(event, thisOver)),
                        summary -> {
                            flush();
                            thisOver.set(true);
                            ended();
                            job.done().accept(summary);
                        },
                        failure -> {
                            flush();
                            thisOver.set(true);
                            ended();
                            failed.accept(failure);
                        });
    }

    private void ended() {
        current = null;
        running.clear();
        active.clear();
        Progress p = progress.get();
        progress.set(
                new Progress(
                        false, p.found(), p.indexed(), p.duplicate(), p.partial(), p.failed(), 1));
        next();
    }

    /// Documents that wait to be read again.
    private int waiting() {
        return queue.stream().mapToInt(Job::again).sum();
    }

    private void arrive(IngestEvent event, AtomicBoolean itsOver) {
        if (itsOver.get()) {
            return;
        }
        synchronized (this) {
            arrived.add(event);
        }
        if (scheduled.compareAndSet(false, true)) {
            background.onScreen(this::flush);
        }
    }

    private void flush() {
        scheduled.set(false);
        List<IngestEvent> events;
        synchronized (this) {
            events = arrived;
            arrived = new ArrayList<>();
        }
        if (events.isEmpty() || current == null) {
            return;
        }
        Progress p = progress.get();
        int found = p.found();
        int[] counts = {p.indexed(), p.duplicate(), p.partial(), p.failed()};
        List<FileProgress> toKeep = new ArrayList<>();
        for (IngestEvent event : events) {
            switch (event) {
                case IngestEvent.Found e -> found = foundBefore + e.files() + waiting();
                case IngestEvent.Advanced e -> running.put(e.file(), FileProgress.of(e));
                case IngestEvent.Ended e -> {
                    running.remove(e.file());
                    counts[
                            switch (e.result()) {
                                case INDEXED -> 0;
                                case DUPLICATE -> 1;
                                case PARTIAL -> 2;
                                case FAILED -> 3;
                            }]++;
                    FileProgress row = FileProgress.of(e);
                    if (row.worthKeeping()) {
                        toKeep.add(row);
                    }
                }
            }
        }
        kept.addAll(toKeep);
        if (kept.size() > MOST_KEPT) {
            kept.remove(0, kept.size() - MOST_KEPT);
        }
        active.setAll(running.values());
        double part = running.values().stream().mapToDouble(IngestModel::share).sum();
        int ended = counts[0] + counts[1] + counts[2] + counts[3];
        double done = found == 0 ? 0 : Math.min(1, (ended + part) / found);
        progress.set(new Progress(true, found, counts[0], counts[1], counts[2], counts[3], done));
    }

    /// How far a file is with all that is done to it, 0 to 1. Embedding takes nearly all of the
    /// time.
    static double share(FileProgress file) {
        return switch (file.stage()) {
            case READING -> 0.1 * file.fraction();
            case EMBEDDING -> 0.1 + 0.85 * file.fraction();
            case STORING -> 0.95;
        };
    }
}
