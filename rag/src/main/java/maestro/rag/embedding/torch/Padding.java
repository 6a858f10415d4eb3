package maestro.rag.embedding.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A batch of sequences, padded to the longest, to the vectors that the network of a `TorchArchive`
/// returns.
final class Padding implements NoBatchifyTranslator<List<long[]>, List<float[]>> {

    @Override
    public NDList processInput(TranslatorContext context, List<long[]> batch) {
        int longest = batch.stream().mapToInt(s -> s.length).max().orElse(0);
        long[] ids = new long[batch.size() * longest];
        long[] mask = new long[ids.length];
        for (int row = 0; row < batch.size(); row++) {
            long[] sequence = batch.get(row);
            int start = row * longest;
            System.arraycopy(sequence, 0, ids, start, sequence.length);
            Arrays.fill(mask, start, start + sequence.length, 1);
        }
        NDManager manager = context.getNDManager();
        Shape shape = new Shape(batch.size(), longest);
        return new NDList(manager.create(ids, shape), manager.create(mask, shape));
    }

    @Override
    public List<float[]> processOutput(TranslatorContext context, NDList output) {
        NDArray pooled = output.get(0);
        int dimension = (int) pooled.getShape().get(1);
        float[] all = pooled.toFloatArray();
        List<float[]> vectors = new ArrayList<>();
        for (int start = 0; start < all.length; start += dimension) {
            vectors.add(Arrays.copyOfRange(all, start, start + dimension));
        }
        return vectors;
    }
}
