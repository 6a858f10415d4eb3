package maestro.rag.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.label.Judgement;
import maestro.rag.label.QueryLine;
import maestro.rag.label.QuerySyntaxException;
import maestro.rag.library.Library;
import maestro.rag.library.SearchRequest;

/// How well the search of a user's own library does by the user's own judgements: each judged query
/// is asked again, as it was typed and as the library answers it, and the documents of its passages
/// are measured against those that the user found good for it.
///
/// A query for which nothing was found good is left out, as are judgements of documents that are
/// gone. What a mode finds and nobody has judged counts as not relevant, so the mode in which one
/// judges has an advantage over the others.
public final class LibraryEvaluation {
    /// As many as the ranking looks at closely.
    private static final int PASSAGES = 100;

    private final Library library;
    private final Map<String, Map<String, Integer>> grades;

    private LibraryEvaluation(Library library, Map<String, Map<String, Integer>> grades) {
        this.library = library;
        this.grades = grades;
    }

    /// @param documents in the library
    /// @param queries that have a good passage
    /// @param reranker that ordered the first hits; empty for none
    /// @param p50 median time of a query, in milliseconds
    /// @param p99 99th percentile, likewise
    public record Result(
            SearchMode mode,
            Optional<String> reranker,
            int documents,
            int queries,
            Metrics metrics,
            double p50,
            double p99) {}

    /// Reads the judgements of a library.
    public static LibraryEvaluation of(Library library) {
        Map<String, Map<String, Integer>> grades = new TreeMap<>();
        for (Judgement judgement : library.judgements().all()) {
            if (judgement.good() && readable(judgement.query())) {
                grades.computeIfAbsent(judgement.query(), _ -> new LinkedHashMap<>())
                        .put(judgement.documentId(), 1);
            }
        }
        return new LibraryEvaluation(library, grades);
    }

    private static boolean readable(String line) {
        try {
            QueryLine.forSearch(line);
            return true;
        } catch (QuerySyntaxException e) {
            return false;
        }
    }

    /// How many queries have a good passage.
    public int queries() {
        return grades.size();
    }

    /// Every way in which the library can be asked, one after the other.
    public List<Result> runAll() throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (SearchMode mode : SearchMode.values()) {
            if (mode == SearchMode.HYBRID && library.reranking().id().isPresent()) {
                results.add(run(mode, true));
            }
            results.add(run(mode, false));
        }
        return results;
    }

    /// Asks them all.
    ///
    /// @param rerank whether with the library's reranking model, where there is one
    public Result run(SearchMode mode, boolean rerank) throws InterruptedException {
        boolean reranked = rerank && mode == SearchMode.HYBRID;
        List<Metrics> metrics = new ArrayList<>();
        double[] milliseconds = new double[grades.size()];
        for (Map.Entry<String, Map<String, Integer>> query : grades.entrySet()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            SearchRequest whole =
                    SearchRequest.of(QueryLine.forSearch(query.getKey()), mode, Set.of(), PASSAGES);
            SearchRequest request = reranked ? whole : whole.fused();
            List<Hit> hits = library.search(request);
            long began = System.nanoTime();
            library.search(request); // once more, on warm code and with the model loaded
            milliseconds[metrics.size()] = (System.nanoTime() - began) / 1e6;
            Set<String> documents = new LinkedHashSet<>();
            hits.forEach(hit -> documents.add(hit.passage().documentId()));
            metrics.add(Metrics.of(List.copyOf(documents), query.getValue()));
        }
        Arrays.sort(milliseconds);
        return new Result(
                mode,
                reranked ? library.reranking().id() : Optional.empty(),
                library.documents().size(),
                grades.size(),
                Metrics.mean(metrics),
                percentile(milliseconds, 0.5),
                percentile(milliseconds, 0.99));
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }
}
