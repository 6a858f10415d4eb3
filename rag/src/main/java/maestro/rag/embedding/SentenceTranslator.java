package maestro.rag.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;
import java.util.Set;

/// One sequence of vocabulary numbers, with its marks and without padding, to a vector of norm 1:
/// pooled from the model's last layer, or as the model itself gives it. Not batched: on CPU batches
/// are slower than one by one.
final class SentenceTranslator implements NoBatchifyTranslator<long[], float[]> {
    /// What sentence models can ask for besides the tokens.
    static final Set<String> INPUTS =
            Set.of("input_ids", "attention_mask", "token_type_ids", "position_ids");

    private final Pooling pooling;
    private final Set<String> inputs;

    /// @param inputs the model's, some of [#INPUTS]
    SentenceTranslator(Pooling pooling, Set<String> inputs) {
        this.pooling = pooling;
        this.inputs = inputs;
    }

    @Override
    public NDList processInput(TranslatorContext context, long[] ids) {
        NDManager manager = context.getNDManager();
        NDList list = new NDList(inputs.size());
        for (String input : inputs) {
            NDArray array = manager.create(values(input, ids), new Shape(1, ids.length));
            array.setName(input);
            list.add(array);
        }
        return list;
    }

    private static long[] values(String input, long[] ids) {
        long[] values = new long[ids.length];
        switch (input) {
            case "input_ids" -> {
                return ids;
            }
            case "attention_mask" -> Arrays.fill(values, 1);
            case "position_ids" -> Arrays.setAll(values, i -> i);
            default -> {} // one sentence only: all of type 0
        }
        return values;
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList output) {
        NDArray states = output.get(0);
        Shape shape = states.getShape();
        int dimension = (int) shape.get(shape.dimension() - 1);
        float[] numbers = states.toFloatArray();
        return shape.dimension() == 2
                ? Pooling.normalised(numbers)
                : pooling.pool(numbers, dimension);
    }
}
