package maestro.rag.embedding.rerank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import maestro.rag.embedding.OnnxNetwork;
import maestro.rag.embedding.TextTokenizer.Typed;

/// One pair without padding to its relevance. Not batched: on a processor batches are slower than
/// one by one, and the first passages are to be done first.
final class PairTranslator implements NoBatchifyTranslator<Typed, Double> {
    private final OnnxNetwork network;

    PairTranslator(OnnxNetwork network) {
        this.network = network;
    }

    @Override
    public NDList processInput(TranslatorContext context, Typed pair) {
        return network.input(context.getNDManager(), pair);
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
