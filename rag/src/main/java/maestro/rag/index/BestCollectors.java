package maestro.rag.index;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;

/// Collects the [Best] of a query, and tells Lucene which scores it may skip. Lucene's own
/// collector that breaks ties by other fields reads those of every passage that comes near (13 % of
/// a search by words); here they are read of the few that tie in the end.
record BestCollectors(int wanted) implements CollectorManager<BestCollectors.Single, ScoreDoc[]> {

    @Override
    public Single newCollector() {
        return new Single(new Best(wanted));
    }

    @Override
    public ScoreDoc[] reduce(Collection<Single> collectors) {
        if (collectors.size() != 1) {
            throw new IllegalStateException("One thread searches, not " + collectors.size());
        }
        return collectors.iterator().next().best.found();
    }

    /// @param best of all leaves so far
    record Single(Best best) implements Collector {

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.TOP_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) {
            return new Leaf(best, leaf.docBase);
        }
    }

    private static final class Leaf implements LeafCollector {
        private final Best best;
        private final int base;
        private Scorable scorer = NONE;

        Leaf(Best best, int base) {
            this.best = best;
            this.base = base;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            this.scorer = scorer;
            skip();
        }

        @Override
        public void collect(int doc) throws IOException {
            if (best.add(base + doc, scorer.score())) {
                skip();
            }
        }

        private void skip() throws IOException {
            if (best.least() > 0) {
                scorer.setMinCompetitiveScore(best.least());
            }
        }
    }

    private static final Scorable NONE =
            new Scorable() {
                @Override
                public float score() {
                    throw new IllegalStateException("No scorer yet");
                }
            };
}
