package maestro.rag.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import maestro.rag.embedding.TextTokenizer.Typed;

/// One sequence of vocabulary numbers, with its marks and without padding, to a vector of norm 1:
/// pooled from the model's last layer, or as the model itself gives it. Not batched: on CPU batches
/// are slower than one by one.
final class SentenceTranslator implements NoBatchifyTranslator<long[], float[]> {
    private final Pooling pooling;
    private final OnnxNetwork network;

    SentenceTranslator(Pooling pooling, OnnxNetwork network) {
        this.pooling = pooling;
        this.network = network;
    }

    @Override
    public NDList processInput(TranslatorContext context, long[] ids) {
        // one sentence only: all of type 0
        return network.input(context.getNDManager(), new Typed(ids, new long[ids.length]));
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
