package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import maestro.rag.index.field.Fields;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ScoreDoc;

/// A word that is in half of a library gives thousands of passages the same score. Which of them
/// are shown is decided by document and place; reading the document's id of each would take longer
/// than the search, but within a segment its number says as much.
final class Ties {
    private record Tied(ScoreDoc hit, long place) {}

    private Ties() {}

    /// Leaves out, of those that tie for the last of so many places, the ones that can't get it.
    ///
    /// @param leaves all of the index, in order
    /// @return the rest in no certain order, still more than wanted where segments tie
    static ScoreDoc[] fewer(ScoreDoc[] found, int wanted, List<LeafReaderContext> leaves)
            throws IOException {
        if (found.length <= wanted) {
            return found;
        }
        float[] scores = new float[found.length];
        for (int i = 0; i < found.length; i++) {
            scores[i] = found[i].score;
        }
        Arrays.sort(scores);
        float least = scores[scores.length - wanted];
        List<ScoreDoc> kept = new ArrayList<>(2 * wanted);
        List<ScoreDoc> tied = new ArrayList<>();
        for (ScoreDoc hit : found) {
            if (hit.score > least) {
                kept.add(hit);
            } else if (hit.score == least) {
                tied.add(hit);
            }
        }
        int places = wanted - kept.size();
        tied.sort(Comparator.comparingInt(hit -> hit.doc));
        int from = 0;
        for (LeafReaderContext leaf : leaves) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int to = from;
            while (to < tied.size() && tied.get(to).doc < end) {
                to++;
            }
            if (to - from <= places) {
                kept.addAll(tied.subList(from, to));
            } else {
                first(tied.subList(from, to), leaf, places).forEach(t -> kept.add(t.hit()));
            }
            from = to;
        }
        return kept.toArray(ScoreDoc[]::new);
    }

    private static List<Tied> first(List<ScoreDoc> hits, LeafReaderContext leaf, int places)
            throws IOException {
        SortedDocValues ids = DocValues.getSorted(leaf.reader(), Fields.DOCUMENT);
        NumericDocValues ordinals = DocValues.getNumeric(leaf.reader(), Fields.ORDINAL);
        List<Tied> tied = new ArrayList<>(hits.size());
        for (ScoreDoc hit : hits) {
            int doc = hit.doc - leaf.docBase;
            if (ids.advanceExact(doc) && ordinals.advanceExact(doc)) {
                tied.add(new Tied(hit, (long) ids.ordValue() << 32 | ordinals.longValue()));
            }
        }
        tied.sort(Comparator.comparingLong(Tied::place));
        return tied.subList(0, Math.min(places, tied.size()));
    }
}
