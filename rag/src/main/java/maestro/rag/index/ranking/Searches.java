package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import maestro.rag.index.Hit;
import maestro.rag.index.IndexQuery;
import maestro.rag.index.PassageCondition;
import maestro.rag.index.Reranking;
import maestro.rag.index.SearchMode;
import maestro.rag.index.field.Fields;
import maestro.rag.index.field.PassageCodec;
import maestro.rag.index.field.Scripts;
import maestro.rag.index.ranking.Fusion.Fused;
import maestro.rag.passage.Passage;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Queries to hits: both rankings, fusion, a cross-encoder where one is given, diversity, and the
/// passages read back.
///
/// @param settings what was measured best
/// @param threads where one ranking is made while the thread that asks makes the other; whoever
///   closes the index ends them
public record Searches(Analyzer analyzer, Settings settings, ExecutorService threads) {
    /// Searches with threads of their own.
    public Searches(Analyzer analyzer, Settings settings) {
        this(analyzer, settings, Aside.threads());
    }

    /// @param exactBelow number of candidate passages up to which every vector is compared
    /// @param scanBelow number up to which a narrowed search compares all in two bits
    /// @param depth how many of each ranking are fused at least
    /// @param titleBoost what a word in the title counts against one in the passage
    public record Settings(int exactBelow, int scanBelow, int depth, float titleBoost) {
        /// As the program has them.
        public static final Settings DEFAULT = new Settings(20_000, 200_000, 100, 0.3f);
    }

    /// Passages are of nearly equal length, and long ones must not lose by theirs: k1 and b of BM25
    /// are those of Anserini for passages (0.9 and 0.4) instead of Lucene's (1.2 and 0.75).
    private static final Similarity BM25 = new BM25Similarity(0.9f, 0.4f);

    /// Opens states of the index for searching.
    public static final SearcherFactory SEARCHERS =
            new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(
                        IndexReader reader, @Nullable IndexReader previous) {
                    IndexSearcher searcher = new IndexSearcher(reader);
                    searcher.setSimilarity(BM25);
                    return searcher;
                }
            };

    private static final Set<String> STORED = Set.of(Fields.DOCUMENT, Fields.PASSAGE);

    /// Hits of one state of the index, best first.
    public List<Hit> search(IndexSearcher searcher, IndexQuery query) throws IOException {
        int depth = Math.max(settings.depth(), Math.min(1000, 3 * query.limit()));
        PassageCondition condition = query.condition();
        Rankings rankings =
                new Rankings(
                        searcher,
                        query.documentIds(),
                        condition == null ? null : new ConditionQuery(analyzer).of(condition),
                        settings);
        List<Fused> found =
                switch (query.mode()) {
                    case HYBRID -> fused(rankings, query, depth);
                    case KEYWORD -> alone(byWords(rankings, query, depth), true);
                    case SEMANTIC -> alone(byMeaning(rankings, query, depth), false);
                };
        Reranking reranking = query.reranking();
        if (reranking != null
                && query.mode() == SearchMode.HYBRID
                && reads(reranking, query.text())) {
            found = reranked(searcher, reranking, query.text(), found);
        }
        if (query.diversify()) {
            found = Diversity.of(found, query.limit());
        } else if (found.size() > query.limit()) {
            found = found.subList(0, query.limit());
        }
        return hits(searcher, rankings, query, found);
    }

    private static boolean reads(Reranking reranking, String question) {
        return reranking.reranker().languages().contains("mul") || Scripts.latin(question);
    }

    private static List<Fused> reranked(
            IndexSearcher searcher, Reranking reranking, String question, List<Fused> found)
            throws IOException {
        StoredFields stored = searcher.storedFields();
        List<String> texts = new ArrayList<>();
        for (Fused first : found.subList(0, Math.min(reranking.first(), found.size()))) {
            texts.add(passage(stored.document(first.passage().doc(), STORED)).text());
        }
        return Reordering.of(
                found, reranking.reranker().relevance(question, texts, reranking.patience()));
    }

    /// Both rankings at a time. The built-in model reads English; for a question in another script
    /// its ranking is noise (nDCG@10 on Korean 0.09, where words have 0.95) and only harms what
    /// words find, so it is left out.
    private List<Fused> fused(Rankings rankings, IndexQuery query, int depth) throws IOException {
        float[] vector = query.vector();
        boolean read = query.meaning().anyScript() || Scripts.latin(query.text());
        if (vector == null || !read) {
            List<Ranked> ranking = byWords(rankings, query, depth);
            double best = ranking.isEmpty() ? 1 : ranking.getFirst().score();
            List<Fused> found = alone(ranking, true);
            found.replaceAll(f -> f.withScore(f.passage().worth(f.passage().score() / best)));
            found.sort(Comparator.comparing(Fused::passage));
            return found;
        }
        AtomicReference<@Nullable LeafSearch> begun = new AtomicReference<>();
        Aside<Optional<LeafSearch>> words =
                Aside.begin(() -> byWords(rankings, query, depth, begun::set), threads);
        List<Ranked> meaning;
        try {
            meaning = rankings.byMeaning(vector, depth);
            LeafSearch unfinished = begun.get();
            if (unfinished != null) {
                unfinished.work();
            }
        } finally {
            words.end(); // since nobody may read an index once its search has ended
        }
        return Fusion.of(
                Candidates.of(rankings, ranked(rankings, words.result(), depth), meaning, depth),
                vector,
                query.meaning().spread());
    }

    private List<Ranked> byWords(Rankings rankings, IndexQuery query, int depth)
            throws IOException {
        return ranked(rankings, byWords(rankings, query, depth, _ -> {}), depth);
    }

    /// @param begun told of the search as soon as others may work at it, too
    private Optional<LeafSearch> byWords(
            Rankings rankings, IndexQuery query, int depth, Consumer<LeafSearch> begun)
            throws IOException {
        Optional<Query> words = KeywordQuery.of(query.text(), analyzer, settings.titleBoost());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        LeafSearch search = rankings.byWords(words.get(), depth);
        begun.accept(search);
        search.work();
        return Optional.of(search);
    }

    private static List<Ranked> ranked(Rankings rankings, Optional<LeafSearch> done, int depth)
            throws IOException {
        return done.isPresent() ? rankings.best(done.get().found(), depth) : List.of();
    }

    private static List<Ranked> byMeaning(Rankings rankings, IndexQuery query, int depth)
            throws IOException {
        float[] vector = query.vector();
        return vector == null ? List.of() : rankings.byMeaning(vector, depth);
    }

    private static List<Fused> alone(List<Ranked> ranking, boolean words) {
        List<Fused> fused = new ArrayList<>(ranking.size());
        for (int i = 0; i < ranking.size(); i++) {
            fused.add(new Fused(ranking.get(i), words ? i + 1 : 0, words ? 0 : i + 1));
        }
        return fused;
    }

    private static List<Hit> hits(
            IndexSearcher searcher, Rankings rankings, IndexQuery query, List<Fused> found)
            throws IOException {
        int[] docs = found.stream().mapToInt(f -> f.passage().doc()).toArray();
        double[] similarities =
                query.vector() == null ? null : rankings.similarities(query.vector(), docs);
        StoredFields stored = searcher.storedFields();
        List<Hit> hits = new ArrayList<>(docs.length);
        for (int i = 0; i < docs.length; i++) {
            Fused f = found.get(i);
            hits.add(
                    new Hit(
                            i + 1,
                            f.passage().score(),
                            f.keywordRank(),
                            f.semanticRank(),
                            similarities == null ? Double.NaN : similarities[i],
                            f.steps(),
                            f.passage().listed() && query.mode() == SearchMode.HYBRID,
                            passage(stored.document(docs[i], STORED))));
        }
        return hits;
    }

    private static Passage passage(Document document) throws IOException {
        String id = document.get(Fields.DOCUMENT);
        BytesRef bytes = document.getBinaryValue(Fields.PASSAGE);
        if (id == null || bytes == null) {
            throw new IOException("A passage lacks its fields.");
        }
        return PassageCodec.decode(id, bytes);
    }
}
