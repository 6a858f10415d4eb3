package maestro.rag.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.library.IndexWork.Reason;
import maestro.rag.library.Successor.Content;
import maestro.rag.library.store.Catalogue;
import maestro.rag.library.store.Disk;
import maestro.rag.library.store.ModelChoice;
import maestro.rag.library.store.StoredPassages;
import maestro.rag.library.store.Words;
import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import maestro.rag.passage.Span;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes a library's embedding model. Passages stay as they are cut, so that what cites them
/// still finds them; their new vectors are kept beside the old ones until the change.
///
/// In this order, so that a process may die anywhere: vectors of the new model beside the old ones,
/// document by document; an index of them ([Successor]); while no document changes, what has come
/// meanwhile, then the choice of model and the index; then the new vectors take the old ones'
/// place.
final class ModelSwitch implements LibraryModel {
    private static final Logger LOG = LoggerFactory.getLogger(ModelSwitch.class);
    private static final int PASSAGES_AT_A_TIME = 4;
    private static final long SPARE_BYTES = 256L << 20;

    private final LibraryParts parts;
    private final Path home;
    private final Disk disk;
    private final Embedders embedders;
    private final Opening<Embedder> embedder;
    private final Thread opener;
    private final List<Embedder> retired = new CopyOnWriteArrayList<>();
    private volatile ModelChoice choice;
    private volatile Message trouble = Message.NONE;
    private @Nullable Run run;

    /// A change under way.
    private final class Run {
        final AtomicBoolean stopped = new AtomicBoolean();
        final Thread thread;

        Run(String id, Embedder target) {
            thread =
                    parts.background("maestro-model-").newThread(() -> change(id, target, stopped));
        }
    }

    /// @param embedder that serves, which is exchanged here
    /// @param opener brings the library to agree with itself first
    /// @throws IOException where the choice cannot be read
    ModelSwitch(
            LibraryParts parts,
            Path home,
            Disk disk,
            Embedders embedders,
            Opening<Embedder> embedder,
            Thread opener)
            throws IOException {
        this.parts = parts;
        this.home = home;
        this.disk = disk;
        this.embedders = embedders;
        this.embedder = embedder;
        this.opener = opener;
        this.choice = ModelChoice.read(home);
    }

    /// Loads the model in use, or what stands for it where it is gone.
    Embedder open() {
        Fingerprint known = choice.fingerprint();
        try {
            Embedder opened = embedders.open(choice.serving());
            if (known != null && !known.equals(opened.fingerprint())) {
                opened.close();
                throw new EmbeddingException(
                        Message.of("embedding.missing", choice.serving()), null);
            }
            return opened;
        } catch (EmbeddingException e) {
            if (known == null) {
                throw e;
            }
            LOG.warn("The library is searched by words alone: {}", e.getMessage());
            trouble = Message.of("embedding.words", Explained.of(e));
            return new AbsentEmbedder(known, choice.dimension(), trouble);
        }
    }

    /// Ends what an earlier process began: called by the opener, before anything is repaired.
    void settle() throws IOException {
        if (!choice.unsettled()) {
            return;
        }
        Fingerprint serving = embedder.get().fingerprint();
        for (String id : parts.folders().ids()) {
            var lock = parts.locks().of(id);
            lock.lock();
            try {
                parts.folders().settle(id, serving);
            } finally {
                lock.unlock();
            }
        }
        keep(choice.settled());
    }

    /// Goes on with a change that an earlier process began.
    synchronized void resume() {
        Optional<String> wanted = choice.next();
        if (wanted.isPresent() && run == null) {
            try {
                start(wanted.get(), embedders.open(wanted.get()));
            } catch (EmbeddingException e) {
                trouble = e.explanation();
            }
        }
    }

    @Override
    public String id() {
        return choice.serving();
    }

    @Override
    public Optional<String> wanted() {
        return choice.next();
    }

    @Override
    public Message trouble() {
        return trouble;
    }

    @Override
    public synchronized void use(String id) {
        if (id.equals(choice.wanted()) && running()) {
            return;
        }
        cancel();
        Embedder serving = embedder.get();
        if (id.equals(choice.serving()) && !(serving instanceof AbsentEmbedder)) {
            return;
        }
        Embedder target;
        try {
            target = embedders.open(id);
        } catch (EmbeddingException e) {
            throw new LibraryException(e.explanation(), e, true);
        }
        try {
            if (target.fingerprint().equals(serving.fingerprint())) {
                // The very model that was missing, or the same under another id.
                exchange(id, target);
                return;
            }
            checkSpace(target.dimension());
            keep(choice.wanting(id));
        } catch (IOException e) {
            target.close();
            throw new LibraryException(Message.of("embedding.unchanged", Words.of(e)), e, true);
        } catch (RuntimeException e) {
            target.close();
            throw e;
        }
        start(id, target);
    }

    private void start(String id, Embedder target) {
        Run fresh = new Run(id, target);
        run = fresh;
        fresh.thread.start();
    }

    private boolean running() {
        Run now = run;
        return now != null && now.thread.isAlive();
    }

    private void checkSpace(int dimension) throws IOException {
        long passages =
                parts.catalogue().passageCounts().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum();
        // Vectors beside the others, and an index with vectors, their graph and the texts.
        long bytes = passages * (3L * Float.BYTES * dimension + 2_000) + SPARE_BYTES;
        long free = parts.folders().usableSpace();
        if (free < bytes) {
            throw new LibraryException(
                    Message.of("embedding.room", bytes >> 20, free >> 20), null, true);
        }
    }

    @Override
    public void cancel() {
        stop();
        if (choice.wanted() == null) {
            return;
        }
        try {
            keep(choice.wanting(null));
            parts.keeper().get().abandon();
            Fingerprint serving = embedder.get().fingerprint();
            for (String id : parts.folders().ids()) {
                parts.folders().settle(id, serving);
            }
            trouble = embedder.get() instanceof AbsentEmbedder gone ? gone.why() : Message.NONE;
        } catch (IOException e) {
            throw new LibraryException(Message.of("embedding.unchanged", Words.of(e)), e, true);
        } finally {
            parts.work().ended();
            parts.changes().changed();
        }
    }

    /// Stops a change; the next start goes on with it.
    void stop() {
        Run now;
        synchronized (this) {
            now = run;
        }
        if (now != null) {
            now.stopped.set(true);
            join(now.thread);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // it answers within the time of one passage
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void await() throws InterruptedException {
        opener.join();
        Run now;
        synchronized (this) {
            now = run;
        }
        if (now != null) {
            now.thread.join();
        }
    }

    private void change(String id, Embedder target, AtomicBoolean stopped) {
        boolean done = false;
        try {
            awaitOpener(stopped);
            if (!stopped.get()) {
                trouble = embedder.get() instanceof AbsentEmbedder gone ? gone.why() : Message.NONE;
                embedAll(target, stopped);
                done = !stopped.get() && exchangeIndex(id, target, stopped);
                if (done) {
                    settle();
                    LOG.info("The library is searched with {} from now on", id);
                }
            }
        } catch (CancellationException | RejectedExecutionException e) {
            LOG.debug("The change of the model was stopped");
        } catch (IOException e) {
            LOG.error("The model could not be changed", e);
            trouble = Message.of("embedding.unchanged", Words.of(e));
        } catch (RuntimeException | Error e) {
            LOG.error("The model could not be changed", e);
            trouble = Message.of("embedding.unchanged", Explained.of(e));
        } finally {
            if (!done) {
                target.close();
            }
            if (!done && !stopped.get()) {
                abandon();
            }
            parts.work().ended();
            parts.changes().changed();
        }
    }

    private void awaitOpener(AtomicBoolean stopped) {
        while (opener.isAlive() && !stopped.get()) {
            try {
                opener.join(100);
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
        }
    }

    /// The vectors stay for the next attempt.
    private void abandon() {
        try {
            parts.keeper().get().abandon();
        } catch (IOException | RuntimeException e) {
            LOG.error("What was begun of an index could not be deleted", e);
        }
    }

    /// Gives every document vectors of the new model that has none, those included that others
    /// stand for.
    private void embedAll(Embedder target, AtomicBoolean stopped) throws IOException {
        Set<String> ids = parts.folders().ids();
        int done = 0;
        for (String id : ids) {
            if (stopped.get()) {
                return;
            }
            parts.work().at(new IndexWork(Reason.MODEL, done++, ids.size()));
            try {
                if (there(id) && !parts.folders().embedded(id, target.fingerprint())) {
                    store(id, embed(id, target, stopped));
                }
            } catch (IOException e) {
                if (there(id)) { // and was not removed meanwhile
                    throw e;
                }
            }
        }
    }

    private boolean there(String id) {
        return parts.catalogue().entry(id).filter(entry -> !entry.lost()).isPresent();
    }

    private void store(String id, StoredPassages fresh) throws IOException {
        var lock = parts.locks().of(id);
        lock.lock();
        try {
            boolean same =
                    parts.folders().complete(id) && parts.folders().spans(id).equals(fresh.spans());
            if (same) { // and not removed or added anew meanwhile
                parts.folders().writeNext(id, fresh);
            }
        } finally {
            lock.unlock();
        }
    }

    /// On the threads that embed what is added, which get their turns, too.
    private StoredPassages embed(String id, Embedder target, AtomicBoolean stopped)
            throws IOException {
        String text = parts.folders().text(id);
        List<Span> spans = parts.folders().spans(id);
        float[][] vectors = new float[spans.size()][];
        Queue<Future<?>> waiting = new ArrayDeque<>();
        int atATime = Math.max(PASSAGES_AT_A_TIME, target.batch());
        for (int from = 0; from < vectors.length; from += atATime) {
            if (stopped.get()) {
                waiting.forEach(future -> future.cancel(false));
                throw new CancellationException();
            }
            int first = from;
            List<String> texts =
                    spans.subList(from, Math.min(vectors.length, from + atATime)).stream()
                            .map(span -> span.of(text))
                            .toList();
            waiting.add(
                    parts.compute()
                            .submit(() -> {
                                List<float[]> made = target.embedAll(texts);
                                for (int i = 0; i < made.size(); i++) {
                                    vectors[first + i] = made.get(i);
                                }
                            }));
            if (waiting.size() > 2 * parts.threads()) {
                result(waiting.remove());
            }
        }
        while (!waiting.isEmpty()) {
            result(waiting.remove());
        }
        return new StoredPassages(
                target.fingerprint(),
                parts.folders().settings(id),
                spans,
                new ArrayList<>(Arrays.asList(vectors)));
    }

    private static void result(Future<?> passage) {
        try {
            passage.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException known -> throw known;
                case null, default -> throw new EmbeddingException(Message.of("model.document"), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private boolean exchangeIndex(String id, Embedder target, AtomicBoolean stopped)
            throws IOException {
        AtomicBoolean exchanged = new AtomicBoolean();
        Successor successor =
                new Successor(
                        parts,
                        document -> content(document, target, stopped),
                        Reason.MODEL_INDEX,
                        stopped::get);
        successor.make(
                target.fingerprint(),
                target.dimension(),
                () -> {
                    try {
                        exchange(id, target);
                        exchanged.set(true);
                    } catch (IOException e) {
                        throw new LibraryException(
                                Message.of("embedding.unchanged", Words.of(e)), e, true);
                    }
                });
        return exchanged.get();
    }

    /// What goes into the new index; embeds what has come since.
    private Optional<Content> content(String id, Embedder target, AtomicBoolean stopped)
            throws IOException {
        Catalogue.Entry entry = parts.catalogue().entry(id).orElse(null);
        if (entry == null || entry.lost()) {
            return Optional.empty();
        }
        Optional<StoredPassages> stored = parts.folders().passages(id, target.fingerprint());
        if (stored.isEmpty()) {
            StoredPassages fresh = embed(id, target, stopped);
            parts.folders().writeNext(id, fresh);
            stored = Optional.of(fresh);
        }
        return Optional.of(Content.of(entry.document(), parts.folders(), stored.get()));
    }

    private void exchange(String id, Embedder target) throws IOException {
        keep(ModelChoice.changed(id, target.fingerprint(), target.dimension()));
        // Whoever still holds the model before may go on with it.
        retired.add(embedder.get());
        embedder.replace(target);
        trouble = Message.NONE;
    }

    private void keep(ModelChoice chosen) throws IOException {
        chosen.write(home, disk);
        choice = chosen;
    }

    /// Closes the models that served before.
    void close() {
        retired.forEach(Embedder::close);
    }
}
