package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;

/// The [Best] of a query, segment by segment, the largest first. Several threads may work at it,
/// each taking the next segment; what one of them has found tells all which scores Lucene may skip,
/// and what is found in the end is the same whoever found it.
///
/// Lucene's own collector that breaks ties by other fields reads those of every passage that comes
/// near (13 % of a search by words); here they are read of the few that tie in the end.
final class LeafSearch {
    private final Weight weight;
    private final List<LeafReaderContext> leaves;
    private final int wanted;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Best> found = new ConcurrentLinkedQueue<>();

    /// The bits of a score, not below 0, that as many as are wanted have reached; bits of such
    /// numbers are in the order of the numbers.
    private final AtomicInteger reached = new AtomicInteger();

    LeafSearch(IndexSearcher searcher, Query query, int wanted) throws IOException {
        this.weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.TOP_SCORES, 1);
        this.leaves = new ArrayList<>(searcher.getIndexReader().leaves());
        this.wanted = wanted;
        leaves.sort(Comparator.comparingInt((LeafReaderContext l) -> -l.reader().maxDoc()));
    }

    /// Returns when every segment is done or another thread is at it.
    void work() throws IOException {
        Best best = new Best(wanted);
        found.add(best);
        for (int i = next.getAndIncrement(); i < leaves.size(); i = next.getAndIncrement()) {
            LeafReaderContext leaf = leaves.get(i);
            ScorerSupplier scorers = weight.scorerSupplier(leaf);
            if (scorers != null) {
                scorers.setTopLevelScoringClause();
                scorers.bulkScorer()
                        .score(
                                new Leaf(best, leaf.docBase),
                                leaf.reader().getLiveDocs(),
                                0,
                                DocIdSetIterator.NO_MORE_DOCS);
            }
        }
    }

    /// The best and all that equal the last of them, once all who worked have returned; more, where
    /// several did.
    ScoreDoc[] found() {
        List<ScoreDoc> all = new ArrayList<>();
        for (Best best : found) {
            all.addAll(List.of(best.found()));
        }
        return all.toArray(ScoreDoc[]::new);
    }

    private final class Leaf implements LeafCollector {
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
            int bits = Float.floatToIntBits(Math.max(0, best.least()));
            float least = Float.intBitsToFloat(reached.accumulateAndGet(bits, Math::max));
            if (least > 0) {
                best.leaveOutBelow(least);
                scorer.setMinCompetitiveScore(least);
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
