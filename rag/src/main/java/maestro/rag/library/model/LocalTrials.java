package maestro.rag.library.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.Embedders;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.index.Hit;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.library.LibraryException;
import maestro.rag.library.ModelTrials;
import maestro.rag.library.SearchRequest;
import maestro.rag.library.folder.Trees;
import maestro.rag.library.search.LibrarySearch;
import maestro.rag.library.shared.IndexKeeper;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.library.shared.Successor.Content;
import maestro.rag.library.store.Words;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trials in folders of their own, which hold nothing that is not made again.
public final class LocalTrials implements ModelTrials {
    private static final Logger LOG = LoggerFactory.getLogger(LocalTrials.class);
    private static final String FOLDER = "trial";

    private final LibraryParts parts;
    private final Path folder;
    private final Embedders embedders;
    private final LibrarySearch search;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Removes what a process that died has left.
    ///
    /// @throws IOException where it can't be deleted
    public LocalTrials(LibraryParts parts, Path home, Embedders embedders, LibrarySearch search)
            throws IOException {
        this.parts = parts;
        this.folder = home.resolve(FOLDER);
        this.embedders = embedders;
        this.search = search;
        Trees.delete(folder);
    }

    @Override
    public List<EmbeddingModel> models() {
        return embedders.installed();
    }

    /// {@inheritDoc}
    ///
    /// Ids are checksums, so that their order is as good as chance.
    @Override
    public Sample sample(Set<String> first) {
        return sample(first, MOST_PASSAGES);
    }

    Sample sample(Set<String> first, int most) {
        Map<String, Integer> counts = new TreeMap<>(parts.catalogue().passageCounts());
        List<String> order = new ArrayList<>(counts.keySet());
        order.sort((a, b) -> Boolean.compare(first.contains(b), first.contains(a)));
        Set<String> taken = new HashSet<>();
        int passages = 0;
        for (String id : order) {
            int more = counts.getOrDefault(id, 0);
            if (passages + more <= most) {
                taken.add(id);
                passages += more;
            }
        }
        return new Sample(taken, passages, taken.size() == counts.size());
    }

    @Override
    public Trial open(String id, Sample sample, Progress progress) throws InterruptedException {
        Embedder model = embedders.open(id);
        Path own = folder.resolve(Integer.toString(opened.incrementAndGet()));
        PassageIndex index = null;
        boolean filled = false;
        try {
            index = PassageIndex.open(own, model.fingerprint(), model.dimension());
            fill(index, model, sample, progress);
            filled = true;
            return new Opened(model, index, own);
        } catch (CancellationException | RejectedExecutionException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException e) {
            throw new LibraryException(Message.of("embedding.trial", id, Words.of(e)), e, true);
        } finally {
            if (!filled) {
                discard(model, index, own);
            }
        }
    }

    private void fill(PassageIndex index, Embedder model, Sample sample, Progress progress)
            throws IOException {
        AtomicInteger done = new AtomicInteger();
        Reembedding embedding =
                new Reembedding(
                        parts,
                        model,
                        closed,
                        more -> progress.embedded(done.addAndGet(more), sample.passages()));
        progress.embedded(0, sample.passages());
        for (String id : sample.documents()) {
            Optional<Content> content = embedding.aside(id);
            if (content.isPresent()) {
                Content c = content.get();
                index.replace(IndexKeeper.entry(c.document()), c.passages(), c.vectors());
            }
        }
        index.commit();
    }

    /// Also where the thread is interrupted.
    private static void discard(Embedder model, @Nullable PassageIndex index, Path own) {
        boolean interrupted = Thread.interrupted();
        try (model;
                index) {
            LOG.debug("A trial ends");
        } finally {
            try {
                Trees.delete(own);
            } catch (IOException e) {
                LOG.warn("The index of a trial goes at the next start", e);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Stops what is under way.
    public void close() {
        closed.set(true);
    }

    private final class Opened implements Trial {
        private final Embedder model;
        private final PassageIndex index;
        private final Path own;

        Opened(Embedder model, PassageIndex index, Path own) {
            this.model = model;
            this.index = index;
            this.own = own;
        }

        @Override
        public List<Hit> search(SearchRequest request) {
            return search.hits(request, model, index);
        }

        @Override
        public void close() {
            discard(model, index, own);
        }
    }
}
