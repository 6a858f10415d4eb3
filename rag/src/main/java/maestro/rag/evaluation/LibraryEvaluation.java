package maestro.rag.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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
import maestro.rag.library.ModelTrials;
import maestro.rag.library.SearchRequest;

/// How well the search of a user's own library does by the user's own judgements: each judged query
/// is asked again, as it was typed and as the library answers it, and the documents of its passages
/// are measured against those that the user found good for it.
///
/// A query for which nothing was found good is left out, as are judgements of documents that are
/// gone. What a mode finds and nobody has judged counts as not relevant, so the mode in which one
/// judges has an advantage over the others.
///
/// Other models on this machine are measured beside the library's own on the same documents, which
/// of a large library are a part ([ModelTrials]); what they find by words alone is the same.
public final class LibraryEvaluation {
    /// As many as the ranking looks at closely.
    private static final int PASSAGES = 100;

    /// Figures must not depend on how fast the machine reads passages again.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Library library;
    private final Map<String, Map<String, Integer>> grades;

    private LibraryEvaluation(Library library, Map<String, Map<String, Integer>> grades) {
        this.library = library;
        this.grades = grades;
    }

    /// @param model that gave the vectors, as [maestro.rag.embedding.EmbeddingModel#id]
    /// @param documents that were searched
    /// @param queries that have a good passage
    /// @param reranker that ordered the first hits; empty for none
    /// @param p50 median time of a query, in milliseconds
    /// @param p99 99th percentile, likewise
    public record Result(
            String model,
            SearchMode mode,
            Optional<String> reranker,
            int documents,
            int queries,
            Metrics metrics,
            double p50,
            double p99) {
        Result among(int searched) {
            return new Result(model, mode, reranker, searched, queries, metrics, p50, p99);
        }
    }

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

    /// Told how far a comparison is.
    public interface Listener {
        /// @param done passages of those that are embedded with a model aside
        void embedded(String model, int done, int of);

        void measured(Result result);
    }

    /// What [#compare] looks at.
    public ModelTrials.Sample sample() {
        Set<String> judged = new HashSet<>();
        grades.values().forEach(documents -> judged.addAll(documents.keySet()));
        return library.trials().sample(judged);
    }

    /// Every way in which the library can be asked, one after the other, with its own model.
    public List<Result> runAll() throws InterruptedException {
        return runAll(library::search, library.model().id(), List.of(SearchMode.values()));
    }

    /// As above, with other models beside it on the same documents.
    ///
    /// @param others ids of models on this machine
    /// @param modes to be measured
    /// @throws maestro.rag.embedding.EmbeddingException where a model can't be used; the listener
    ///   has what was measured before
    public void compare(List<String> others, List<SearchMode> modes, Listener listener)
            throws InterruptedException {
        ModelTrials.Sample sample = sample();
        String own = library.model().id();
        LibraryEvaluation within = new LibraryEvaluation(library, among(sample.documents()));
        if (sample.whole()) {
            within.runAll(library::search, own, modes).forEach(listener::measured);
        } else {
            within.aside(own, sample, modes, listener);
        }
        List<SearchMode> meaning = modes.stream().filter(m -> m != SearchMode.KEYWORD).toList();
        for (String other : new LinkedHashSet<>(others)) {
            if (!other.equals(own) && !meaning.isEmpty()) {
                within.aside(other, sample, meaning, listener);
            }
        }
    }

    private Map<String, Map<String, Integer>> among(Set<String> documents) {
        Map<String, Map<String, Integer>> left = new TreeMap<>();
        grades.forEach((query, grade) -> {
            Map<String, Integer> those = new LinkedHashMap<>(grade);
            those.keySet().retainAll(documents);
            if (!those.isEmpty()) {
                left.put(query, those);
            }
        });
        return left;
    }

    private void aside(
            String model, ModelTrials.Sample sample, List<SearchMode> modes, Listener listener)
            throws InterruptedException {
        try (ModelTrials.Trial trial =
                library.trials()
                        .open(model, sample, (done, of) -> listener.embedded(model, done, of))) {
            for (Result result : runAll(trial::search, model, modes)) {
                listener.measured(result.among(sample.documents().size()));
            }
        }
    }

    private List<Result> runAll(Searching searching, String model, List<SearchMode> modes)
            throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (SearchMode mode : modes) {
            if (mode == SearchMode.HYBRID && library.reranking().id().isPresent()) {
                results.add(run(searching, model, mode, true));
            }
            results.add(run(searching, model, mode, false));
        }
        return results;
    }

    /// What is asked.
    private interface Searching {
        List<Hit> search(SearchRequest request);
    }

    /// Asks them all.
    ///
    /// @param rerank whether with the library's reranking model, where there is one
    public Result run(SearchMode mode, boolean rerank) throws InterruptedException {
        return run(library::search, library.model().id(), mode, rerank);
    }

    private Result run(Searching searching, String model, SearchMode mode, boolean rerank)
            throws InterruptedException {
        boolean reranked = rerank && mode == SearchMode.HYBRID;
        List<Metrics> metrics = new ArrayList<>();
        double[] milliseconds = new double[grades.size()];
        for (Map.Entry<String, Map<String, Integer>> query : grades.entrySet()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            QueryLine line = QueryLine.forSearch(query.getKey());
            if (mode == SearchMode.HYBRID) {
                // that goes on by words where the model is silent, and this does not
                searching.search(SearchRequest.of(line, SearchMode.SEMANTIC, Set.of(), 1));
            }
            SearchRequest whole = SearchRequest.of(line, mode, Set.of(), PASSAGES);
            SearchRequest request = reranked ? whole : whole.fused();
            List<Hit> hits = searching.search(reranked ? whole.patient(PATIENCE) : request);
            long began = System.nanoTime();
            searching.search(request); // once more, on warm code and with the model loaded
            milliseconds[metrics.size()] = (System.nanoTime() - began) / 1e6;
            Set<String> documents = new LinkedHashSet<>();
            hits.forEach(hit -> documents.add(hit.passage().documentId()));
            metrics.add(Metrics.of(List.copyOf(documents), query.getValue()));
        }
        Arrays.sort(milliseconds);
        return new Result(
                model,
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
