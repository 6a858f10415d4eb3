package maestro.rag.embedding.rerank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;
import java.util.Set;
import maestro.rag.embedding.TextTokenizer.Typed;

/// One pair without padding to its relevance. Not batched: on a processor batches are slower than
/// one by one, and the first passages are to be done first.
final class PairTranslator implements NoBatchifyTranslator<Typed, Double> {
    /// What such models can ask for besides the tokens.
    static final Set<String> INPUTS =
            Set.of("input_ids", "attention_mask", "token_type_ids", "position_ids");

    private final Set<String> inputs;

    /// @param inputs the model's, some of [#INPUTS]
    PairTranslator(Set<String> inputs) {
        this.inputs = inputs;
    }

    @Override
    public NDList processInput(TranslatorContext context, Typed pair) {
        NDManager manager = context.getNDManager();
        NDList list = new NDList(inputs.size());
        for (String input : inputs) {
            NDArray array = manager.create(values(input, pair), new Shape(1, pair.ids().length));
            array.setName(input);
            list.add(array);
        }
        return list;
    }

    private static long[] values(String input, Typed pair) {
        return switch (input) {
            case "input_ids" -> pair.ids();
            case "token_type_ids" -> pair.types();
            default -> {
                long[] values = new long[pair.ids().length];
                if (input.equals("position_ids")) {
                    Arrays.setAll(values, i -> i);
                } else {
                    Arrays.fill(values, 1);
                }
                yield values;
            }
        };
    }

    /// One number is the logit of relevance; of two, the second is for relevance and the first
    /// against it.
    @Override
    public Double processOutput(TranslatorContext context, NDList output) {
        NDArray logits = output.get(0);
        float[] numbers = logits.size() <= 2 ? logits.toFloatArray() : new float[0];
        double logit =
                switch (numbers.length) {
                    case 1 -> numbers[0];
                    case 2 -> (double) numbers[1] - numbers[0];
                    default -> throw new OtherModelException(logits.getShape().toString());
                };
        return 1 / (1 + Math.exp(-logit));
    }

    /// What came out is no relevance.
    static final class OtherModelException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        OtherModelException(String shape) {
            super(shape);
        }
    }
}
