package maestro.rag.library.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Fingerprint;
import maestro.rag.library.IndexWork.Reason;
import maestro.rag.library.LibraryException;
import maestro.rag.library.LibraryModel;
import maestro.rag.library.folder.Disk;
import maestro.rag.library.folder.ModelChoice;
import maestro.rag.library.search.Questions;
import maestro.rag.library.shared.AbsentEmbedder;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.Opening;
import maestro.rag.library.shared.Successor;
import maestro.rag.library.store.Words;
import maestro.rag.message.Explained;
import maestro.rag.message.Message;
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
public final class ModelSwitch implements LibraryModel {
    private static final Logger LOG = LoggerFactory.getLogger(ModelSwitch.class);
    private static final long SPARE_BYTES = 256L << 20;

    private final LibraryParts parts;
    private final Path home;
    private final Disk disk;
    private final Embedders embedders;
    private final Opening<Embedder> embedder;
    private final Questions questions;
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
    /// @param questions say why they were left to words
    /// @param opener brings the library to agree with itself first
    /// @throws IOException where the choice cannot be read
    public ModelSwitch(
            LibraryParts parts,
            Path home,
            Disk disk,
            Embedders embedders,
            Opening<Embedder> embedder,
            Questions questions,
            Thread opener)
            throws IOException {
        this.parts = parts;
        this.home = home;
        this.disk = disk;
        this.embedders = embedders;
        this.embedder = embedder;
        this.questions = questions;
        this.opener = opener;
        this.choice = ModelChoice.read(home);
    }

    /// Loads the model in use, or what stands for it where it is gone.
    public Embedder open() {
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
    public void settle() throws IOException {
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
    public synchronized void resume() {
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
        return trouble.and(questions.trouble());
    }

    @Override
    public synchronized void use(String id) {
        if (!id.equals(choice.wanted())) {
            cancel();
        } else if (running()) {
            return;
        }
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
    public void stop() {
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
                new Reembedding(parts, target, stopped).all();
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

    private boolean exchangeIndex(String id, Embedder target, AtomicBoolean stopped)
            throws IOException {
        AtomicBoolean exchanged = new AtomicBoolean();
        Successor successor =
                new Successor(
                        parts,
                        new Reembedding(parts, target, stopped)::content,
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

    private void exchange(String id, Embedder target) throws IOException {
        keep(ModelChoice.changed(id, target.fingerprint(), target.dimension()));
        // Whoever still holds the model before may go on with it.
        retired.add(embedder.get());
        embedder.replace(target);
        trouble = Message.NONE;
        questions.forget();
    }

    private void keep(ModelChoice chosen) throws IOException {
        chosen.write(home, disk);
        choice = chosen;
    }

    /// Closes the models that served before.
    public void close() {
        retired.forEach(Embedder::close);
    }
}
