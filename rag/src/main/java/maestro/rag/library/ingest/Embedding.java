package maestro.rag.library.ingest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import maestro.rag.embedding.Embedder;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.shared.LibraryParts;
import maestro.rag.passage.PassageSplitter.Piece;

/// Embeds one document's passages on all computing threads. A few passages at a time go there,
/// never more than keep all threads busy, so that a long document lets others in between.
final class Embedding {
    private static final int PASSAGES_AT_A_TIME = 4;
    private static final int PROGRESS_STEPS = 50;

    private final Ingestion run;
    private final Embedder embedder;
    private final int mostWaiting;
    private final Cut cut;
    private final float[][] vectors;

    Embedding(LibraryParts parts, Ingestion run, Cut cut) {
        this.run = run;
        this.embedder = cut.embedder();
        this.mostWaiting = 2 * parts.threads();
        this.cut = cut;
        this.vectors = new float[cut.pieces().size()][];
    }

    /// A vector for each piece.
    ///
    /// @param progress told the fraction that is done, at most 50 times
    List<float[]> vectors(DoubleConsumer progress) throws Refusal {
        int count = vectors.length;
        Queue<Future<Integer>> waiting = new ArrayDeque<>();
        int done = 0;
        int told = 0;
        int next = 0;
        int atATime = Math.max(PASSAGES_AT_A_TIME, embedder.batch());
        while (done < count) {
            while (next < count && waiting.size() < mostWaiting) {
                int from = next;
                int to = Math.min(count, from + atATime);
                waiting.add(run.onCompute(() -> embed(from, to)));
                next = to;
            }
            done += result(waiting.remove());
            int step = (int) ((long) done * PROGRESS_STEPS / count);
            if (step > told) {
                told = step;
                progress.accept((double) done / count);
            }
        }
        return List.copyOf(Arrays.asList(vectors));
    }

    private int embed(int from, int to) {
        if (run.cancelled()) {
            throw new CancellationException();
        }
        List<float[]> made =
                embedder.embedAll(
                        cut.tokens(),
                        cut.pieces().subList(from, to).stream().map(Piece::range).toList());
        for (int i = from; i < to; i++) {
            vectors[i] = made.get(i - from);
        }
        return to - from;
    }

    private static int result(Future<Integer> chunk) throws Refusal {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            throw Refusal.of(e, IngestEvent.Stage.EMBEDDING);
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }
}
