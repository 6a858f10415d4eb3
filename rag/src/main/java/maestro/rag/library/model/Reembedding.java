package maestro.rag.library.model;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.library.IndexWork;
import maestro.rag.library.IndexWork.Reason;
import maestro.rag.library.folder.StoredPassages;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.Successor.Content;
import maestro.rag.library.store.Catalogue;
import maestro.rag.message.Message;
import maestro.rag.passage.Span;

/// Vectors of another model for every document, beside the old ones: of the passages as they are
/// cut, on the threads that embed what is added, which get their turns, too.
///
/// @param stopped answered within a fraction of a second, also where a model keeps one waiting
/// @param embedded told of so many passages more, on the threads that embed
record Reembedding(
        LibraryParts parts, Embedder target, AtomicBoolean stopped, IntConsumer embedded) {
    private static final int PASSAGES_AT_A_TIME = 4;
    private static final long LOOK_EVERY_MILLISECONDS = 100;

    Reembedding(LibraryParts parts, Embedder target, AtomicBoolean stopped) {
        this(parts, target, stopped, _ -> {});
    }

    /// Gives every document vectors that has none of this model, those included that others stand
    /// for.
    void all() throws IOException {
        Set<String> ids = parts.folders().ids();
        int done = 0;
        for (String id : ids) {
            if (stopped.get()) {
                return;
            }
            parts.work().at(new IndexWork(Reason.MODEL, done++, ids.size()));
            try {
                if (there(id) && !parts.folders().embedded(id, target.fingerprint())) {
                    store(id, embed(id));
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

    /// What goes into the new index; embeds what has come since.
    Optional<Content> content(String id) throws IOException {
        Catalogue.Entry entry = parts.catalogue().entry(id).orElse(null);
        if (entry == null || entry.lost()) {
            return Optional.empty();
        }
        Optional<StoredPassages> stored = parts.folders().passages(id, target.fingerprint());
        if (stored.isEmpty()) {
            StoredPassages fresh = embed(id);
            parts.folders().writeNext(id, fresh);
            stored = Optional.of(fresh);
        }
        return Optional.of(Content.of(entry.document(), parts.folders(), stored.get()));
    }

    /// What a document would be in an index of this model, of which nothing is kept; empty where it
    /// is gone, or was read again meanwhile.
    ///
    /// @throws CancellationException where it was stopped or the thread is interrupted
    Optional<Content> aside(String id) throws IOException {
        if (stopped.get() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
        try {
            StoredPassages fresh = known(id);
            var lock = parts.locks().of(id);
            lock.lock();
            try {
                Catalogue.Entry entry = parts.catalogue().entry(id).orElse(null);
                return entry != null
                                && !entry.lost()
                                && parts.folders().spans(id).equals(fresh.spans())
                        ? Optional.of(Content.of(entry.document(), parts.folders(), fresh))
                        : Optional.empty();
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            if (there(id)) { // and was not removed meanwhile
                throw e;
            }
            return Optional.empty();
        }
    }

    private StoredPassages known(String id) throws IOException {
        Optional<StoredPassages> stored = parts.folders().passages(id, target.fingerprint());
        if (stored.isEmpty()) {
            return embed(id);
        }
        embedded.accept(stored.get().spans().size());
        return stored.get();
    }

    private StoredPassages embed(String id) throws IOException {
        String text = parts.folders().text(id);
        List<Span> spans = parts.folders().spans(id);
        float[][] vectors = new float[spans.size()][];
        Queue<Future<?>> waiting = new ArrayDeque<>();
        int atATime = Math.max(PASSAGES_AT_A_TIME, target.batch());
        try {
            for (int from = 0; from < vectors.length; from += atATime) {
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
                                    embedded.accept(made.size());
                                }));
                if (waiting.size() > 2 * parts.threads()) {
                    result(waiting.element());
                    waiting.remove();
                }
            }
            while (!waiting.isEmpty()) {
                result(waiting.element());
                waiting.remove();
            }
        } finally {
            waiting.forEach(future -> future.cancel(true));
        }
        return new StoredPassages(
                target.fingerprint(),
                parts.folders().settings(id),
                spans,
                new ArrayList<>(Arrays.asList(vectors)));
    }

    private void result(Future<?> passages) {
        while (true) {
            if (stopped.get()) {
                throw new CancellationException();
            }
            try {
                passages.get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // looks whether to stop, and waits on
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException known -> throw known;
                    case null, default ->
                            throw new EmbeddingException(Message.of("model.document"), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
    }
}
