package maestro.rag.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import maestro.rag.document.text.Languages;
import maestro.rag.embedding.Embedder;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.Tokens;
import maestro.rag.embedding.rerank.Reranker;
import maestro.rag.index.DocumentEntry;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.Meaning;
import maestro.rag.index.Reranking;
import maestro.rag.index.SearchMode;
import maestro.rag.index.lucene.PassageIndex;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import maestro.rag.passage.PassageSettings;
import maestro.rag.passage.PassageSplitter;
import maestro.rag.passage.PassageSplitter.Piece;
import maestro.rag.passage.Span;
import org.jspecify.annotations.Nullable;

/// A judged set in an index of its own, cut, embedded, indexed and ranked as the library does it:
///
/// ```java
/// JudgedSet set = JudgedSet.read(folder);
/// try (Evaluation evaluation = Evaluation.of(set, embedder, temporary, done -> {})) {
///     evaluation.run(SearchMode.HYBRID).metrics().ndcg10();
/// }
/// ```
public final class Evaluation implements AutoCloseable {
    /// The most passages that a search gives. Documents are ranked by their best passage.
    private static final int PASSAGES = 1000;

    /// As many as a user asks for, to measure how long that takes.
    private static final int HITS = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JudgedSet set;
    private final Embedder embedder;
    private final PassageIndex index;
    private final double indexSeconds;

    private Evaluation(JudgedSet set, Embedder embedder, PassageIndex index, double indexSeconds) {
        this.set = set;
        this.embedder = embedder;
        this.index = index;
        this.indexSeconds = indexSeconds;
    }

    /// What came of one mode.
    ///
    /// @param metrics means over the queries
    /// @param indexSeconds for cutting, embedding and indexing the documents
    /// @param p50 median milliseconds of a search for ten hits, embedding the query included
    /// @param p99 the 99th percentile
    public record Result(
            SearchMode mode,
            int documents,
            int queries,
            Metrics metrics,
            double indexSeconds,
            double p50,
            double p99) {}

    /// Told how many documents are in the index.
    public interface Progress {
        void indexed(int documents);
    }

    private record Embedded(DocumentEntry entry, List<Passage> passages, List<float[]> vectors) {}

    /// Puts the documents into an index, with as many threads as there are cores.
    ///
    /// @param embedder stays open
    /// @param folder of the index, empty or not there
    /// @throws InterruptedException within a second, with the index closed
    public static Evaluation of(JudgedSet set, Embedder embedder, Path folder, Progress progress)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        PassageIndex index =
                PassageIndex.open(folder, embedder.fingerprint(), embedder.dimension());
        boolean done = false;
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService compute =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("evaluate-", 1).factory());
        try {
            fill(index, set, embedder, compute, 4 * threads, progress);
            done = true;
        } finally {
            compute.shutdownNow();
            compute.close();
            if (!done) {
                index.close();
            }
        }
        return new Evaluation(set, embedder, index, (System.nanoTime() - began) / 1e9);
    }

    private static void fill(
            PassageIndex index,
            JudgedSet set,
            Embedder embedder,
            ExecutorService compute,
            int mostWaiting,
            Progress progress)
            throws IOException, InterruptedException {
        Queue<Future<Embedded>> waiting = new ArrayDeque<>();
        int[] indexed = {0};
        set.corpus(text -> {
            waiting.add(compute.submit(() -> embed(text, embedder)));
            if (waiting.size() == mostWaiting) {
                put(waiting.remove(), index);
                progress.indexed(++indexed[0]);
            }
        });
        while (!waiting.isEmpty()) {
            put(waiting.remove(), index);
            progress.indexed(++indexed[0]);
        }
        index.commit();
    }

    private static void put(Future<Embedded> document, PassageIndex index)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            Embedded embedded = document.get();
            index.replace(embedded.entry(), embedded.passages(), embedded.vectors());
        } catch (ExecutionException e) {
            throw new EmbeddingException(Message.of("model.document"), e);
        }
    }

    private static Embedded embed(JudgedSet.Text document, Embedder embedder)
            throws InterruptedException {
        String text = document.whole();
        Tokens tokens = embedder.tokenize(text);
        List<Passage> passages = new ArrayList<>();
        List<Piece> pieces = PassageSplitter.split(text, tokens, PassageSettings.DEFAULT);
        for (Piece piece : pieces) {
            Span span = new Span(piece.start(), piece.end());
            passages.add(
                    new Passage(
                            document.id(),
                            passages.size(),
                            span.of(text),
                            span.start(),
                            span.end(),
                            1,
                            List.of()));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<float[]> vectors =
                embedder.embedAll(tokens, pieces.stream().map(Piece::range).toList());
        String language = Languages.of(text);
        return new Embedded(
                new DocumentEntry(
                        document.id(), document.title(), language.equals("und") ? "" : language),
                passages,
                vectors);
    }

    /// Asks every query: once for the measures, and once more, on warm code, for the time.
    public Result run(SearchMode mode) throws InterruptedException {
        return run(mode, null);
    }

    /// As above.
    ///
    /// @param reranker orders the first passages of a hybrid search anew: for the measures with all
    ///   the time that it takes, and with as much as a user gives it for the time; null for none
    public Result run(SearchMode mode, @Nullable Reranker reranker) throws InterruptedException {
        Reranking patient = reranker == null ? null : Reranking.within(PATIENCE, reranker);
        Reranking usual = reranker == null ? null : Reranking.of(reranker);
        List<Metrics> metrics = new ArrayList<>();
        for (Map.Entry<String, String> query : set.queries().entrySet()) {
            Map<String, Integer> grades = set.judgements().getOrDefault(query.getKey(), Map.of());
            metrics.add(Metrics.of(documents(query.getValue(), mode, patient), grades));
        }
        double[] milliseconds = new double[set.queries().size()];
        int next = 0;
        for (String query : set.queries().values()) {
            long began = System.nanoTime();
            search(query, mode, HITS, true, usual);
            milliseconds[next++] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(milliseconds);
        return new Result(
                mode,
                set.documents(),
                set.queries().size(),
                Metrics.mean(metrics),
                indexSeconds,
                percentile(milliseconds, 0.5),
                percentile(milliseconds, 0.99));
    }

    private List<String> documents(String query, SearchMode mode, @Nullable Reranking reranking)
            throws InterruptedException {
        Set<String> documents = new LinkedHashSet<>();
        for (Hit hit : search(query, mode, PASSAGES, false, reranking)) {
            documents.add(hit.passage().documentId());
        }
        return List.copyOf(documents);
    }

    private List<Hit> search(
            String query,
            SearchMode mode,
            int limit,
            boolean diversify,
            @Nullable Reranking reranking)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        float[] vector = mode == SearchMode.KEYWORD ? null : embedder.embedQuery(query);
        return index.search(
                new IndexQuery(
                        query,
                        vector,
                        mode,
                        null,
                        limit,
                        diversify,
                        null,
                        Meaning.of(embedder),
                        reranking));
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    @Override
    public void close() {
        index.close();
    }
}
