package maestro.rag.embedding.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Sequences in batches of nearly equal length, for a device that computes many at once. Shorter
/// ones are padded to the longest of their batch, so sorting saves most of what padding costs.
///
/// @param run a batch to its vectors, in order
/// @param mostTokens in a batch, padding included; bounds the device's memory
/// @param noRoom whether a failure was for want of memory, so that half a batch is worth a try
record Batches(
        Function<List<long[]>, List<float[]>> run,
        int mostTokens,
        Predicate<RuntimeException> noRoom) {

    /// Vectors in the order of the sequences.
    List<float[]> vectors(List<long[]> sequences) {
        List<Integer> sorted =
                IntStream.range(0, sequences.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> sequences.get(i).length))
                        .toList();
        float[][] vectors = new float[sequences.size()][];
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size()
                    && (to - from + 1L) * sequences.get(sorted.get(to)).length <= mostTokens) {
                to++;
            }
            run(sequences, sorted.subList(from, to), vectors);
            from = to;
        }
        return new ArrayList<>(Arrays.asList(vectors));
    }

    private void run(List<long[]> sequences, List<Integer> batch, float[][] vectors) {
        List<float[]> found;
        try {
            found = run.apply(batch.stream().map(sequences::get).toList());
        } catch (RuntimeException e) {
            if (batch.size() == 1 || !noRoom.test(e)) {
                throw e;
            }
            int half = batch.size() / 2;
            run(sequences, batch.subList(0, half), vectors);
            run(sequences, batch.subList(half, batch.size()), vectors);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            vectors[batch.get(i)] = found.get(i);
        }
    }
}
