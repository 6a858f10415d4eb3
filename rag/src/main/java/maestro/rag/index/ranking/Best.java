package maestro.rag.index.ranking;

import java.util.Arrays;
import org.apache.lucene.search.ScoreDoc;

/// The best so many of a stream of scores, and all that equal the last of them, since which of
/// those stay is decided later.
final class Best {
    private final int wanted;

    /// The best scores so far, the least of them first, as a heap.
    private final float[] heap;

    private int heaped;
    private float floor = Float.NEGATIVE_INFINITY;
    private float[] scores;
    private int[] docs;
    private int count;

    Best(int wanted) {
        this.wanted = wanted;
        heap = new float[wanted];
        scores = new float[4 * wanted];
        docs = new int[4 * wanted];
    }

    /// What a score has to reach to be among the best so far.
    float least() {
        return heaped < wanted ? floor : Math.max(floor, heap[0]);
    }

    /// From now on, since enough that are better were found elsewhere.
    void leaveOutBelow(float score) {
        floor = Math.max(floor, score);
    }

    /// @return whether [#least] may have risen
    boolean add(int doc, float score) {
        if (score < least()) {
            return false;
        }
        if (count == scores.length) {
            prune();
            if (count > scores.length / 2) {
                scores = Arrays.copyOf(scores, count * 2);
                docs = Arrays.copyOf(docs, count * 2);
            }
        }
        scores[count] = score;
        docs[count++] = doc;
        if (heaped < wanted) {
            rise(score);
            return heaped == wanted;
        }
        if (score > heap[0]) {
            sink(score);
            return true;
        }
        return false;
    }

    private void rise(float score) {
        int at = heaped++;
        for (int above = (at - 1) / 2; at > 0 && score < heap[above]; above = (at - 1) / 2) {
            heap[at] = heap[above];
            at = above;
        }
        heap[at] = score;
    }

    private void sink(float score) {
        int at = 0;
        for (int below = 1; below < wanted; below = 2 * at + 1) {
            if (below + 1 < wanted && heap[below + 1] < heap[below]) {
                below++;
            }
            if (score <= heap[below]) {
                break;
            }
            heap[at] = heap[below];
            at = below;
        }
        heap[at] = score;
    }

    private void prune() {
        float least = least();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (scores[i] >= least) {
                scores[kept] = scores[i];
                docs[kept++] = docs[i];
            }
        }
        count = kept;
    }

    /// In the order in which they came.
    ScoreDoc[] found() {
        prune();
        ScoreDoc[] found = new ScoreDoc[count];
        Arrays.setAll(found, i -> new ScoreDoc(docs[i], scores[i]));
        return found;
    }
}
