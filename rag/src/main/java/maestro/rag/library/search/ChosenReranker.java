package maestro.rag.library.search;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.embedding.rerank.Reranker;
import maestro.rag.index.Reranking;
import maestro.rag.library.LibraryException;
import maestro.rag.library.LibraryReranking;
import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads the chosen model when the first search wants it. A search never fails for want of it: hits
/// stay as they are, and [#trouble] says why.
public final class ChosenReranker implements LibraryReranking {
    private static final Logger LOG = LoggerFactory.getLogger(ChosenReranker.class);

    private final RerankingModels models;
    private final Runnable changed;
    private volatile Optional<String> id;
    private volatile Message trouble = Message.NONE;
    private @Nullable Reranker open;

    /// Tried once; not again before another choice or start.
    private boolean unloadable;

    /// @param changed called when [#trouble] is another one
    public ChosenReranker(RerankingModels models, Runnable changed) {
        this.models = models;
        this.changed = changed;
        this.id = models.chosen();
    }

    @Override
    public Optional<String> id() {
        return id;
    }

    @Override
    public Message trouble() {
        return trouble;
    }

    /// Empty where none is chosen, or what is can't be used.
    Optional<Reranking> now(Duration patience) {
        return opened().map(model -> Reranking.within(patience, new Careful(model)));
    }

    private synchronized Optional<Reranker> opened() {
        Reranker known = open;
        Optional<String> wanted = id;
        if (known == null && wanted.isPresent() && !unloadable) {
            try {
                known = models.open(wanted.get());
                open = known;
            } catch (EmbeddingException e) {
                unloadable = true;
                failed(e);
            }
        }
        return Optional.ofNullable(known);
    }

    @Override
    public synchronized void use(String wanted) {
        Reranker fresh;
        try {
            fresh = models.open(wanted);
        } catch (EmbeddingException e) {
            throw new LibraryException(e.explanation(), e, true);
        }
        try {
            choose(Optional.of(wanted), fresh);
        } catch (LibraryException e) {
            fresh.close();
            throw e;
        }
    }

    @Override
    public synchronized void off() {
        choose(Optional.empty(), null);
    }

    private void choose(Optional<String> wanted, @Nullable Reranker fresh) {
        try {
            models.choose(wanted);
        } catch (EmbeddingException e) {
            throw new LibraryException(e.explanation(), e, true);
        }
        Reranker before = open;
        open = fresh;
        unloadable = false;
        id = wanted;
        trouble = Message.NONE;
        if (before != null) {
            before.close(); // once those who are at it have ended
        }
        changed.run();
    }

    private void failed(RuntimeException why) {
        LOG.warn("Hits are not reranked", why);
        trouble = Message.of("rerank.without", Explained.of(why));
        changed.run();
    }

    /// A model whose failures leave hits as they are.
    private final class Careful implements Reranker {
        private final Reranker model;

        Careful(Reranker model) {
            this.model = model;
        }

        @Override
        public List<String> languages() {
            return model.languages();
        }

        @Override
        public double[] relevance(String question, List<String> passages, Duration patience) {
            try {
                double[] found = model.relevance(question, passages, patience);
                if (!trouble.isNone()) {
                    trouble = Message.NONE;
                    changed.run();
                }
                return found;
            } catch (EmbeddingException e) {
                failed(e);
            } catch (IllegalStateException e) {
                LOG.debug("Another model was chosen meanwhile", e);
            }
            double[] none = new double[passages.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }

        @Override
        public void close() {}
    }

    /// Lets the model go, if one was loaded.
    public synchronized void close() {
        Reranker known = open;
        open = null;
        id = Optional.empty();
        if (known != null) {
            known.close();
        }
    }
}
