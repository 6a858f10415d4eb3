package maestro.rag.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;

/// One sequence of vocabulary numbers, with its marks and without padding, to the normalised mean
/// of the model's last layer. Not batched: on CPU batches are slower than one by one.
final class MeanPooling implements NoBatchifyTranslator<long[], float[]> {

    @Override
    public NDList processInput(TranslatorContext context, long[] ids) {
        NDManager manager = context.getNDManager();
        Shape shape = new Shape(1, ids.length);
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        return new NDList(
                named(manager.create(ids, shape), "input_ids"),
                named(manager.create(mask, shape), "attention_mask"),
                named(manager.create(new long[ids.length], shape), "token_type_ids"));
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList output) {
        NDArray states = output.get(0);
        int dimension = (int) states.getShape().get(2);
        return mean(states.toFloatArray(), dimension);
    }

    /// @param states the tokens' vectors one after another
    static float[] mean(float[] states, int dimension) {
        float[] sum = new float[dimension];
        for (int token = 0; token < states.length; token += dimension) {
            for (int d = 0; d < dimension; d++) {
                sum[d] += states[token + d];
            }
        }
        double square = 0;
        for (float x : sum) {
            square += (double) x * x;
        }
        float scale = (float) (1 / Math.max(1e-12, Math.sqrt(square)));
        for (int d = 0; d < dimension; d++) {
            sum[d] *= scale;
        }
        return sum;
    }
}
