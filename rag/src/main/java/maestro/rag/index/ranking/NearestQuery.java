package maestro.rag.index.ranking;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.search.knn.TopKnnCollectorManager;
import org.jspecify.annotations.Nullable;

/// The nearest by the graphs of all segments. Of each segment it looks first for as many as are
/// likely to be among those of all; Lucene then looks for more in those whose last is still among
/// them. Lucene itself begins with 16 deviations above what is expected: among a million passages
/// in 22 segments 0.981 of the nearest were found then in 8.4 ms, and 0.974 so in 6.8 ms.
final class NearestQuery extends KnnFloatVectorQuery {
    private static final double DEVIATIONS = 10;

    NearestQuery(String field, float[] vector, int wanted, @Nullable Query filter) {
        super(field, vector, wanted, filter);
    }

    @Override
    protected KnnCollectorManager getKnnCollectorManager(int k, IndexSearcher searcher) {
        int all = Math.max(1, searcher.getIndexReader().numDocs());
        return new TopKnnCollectorManager(k, searcher) {
            @Override
            public KnnCollector newOptimisticCollector(
                    int visited, KnnSearchStrategy strategy, LeafReaderContext leaf, int lucenes) {
                double share = Math.min(1, leaf.reader().numDocs() / (double) all);
                double likely = k * share + DEVIATIONS * Math.sqrt(k * share * (1 - share));
                return new TopKnnCollector(Math.min(lucenes, 1 + (int) likely), visited, strategy);
            }
        };
    }
}
