package maestro.rag.embedding.rerank;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import maestro.rag.embedding.OnnxNetwork;
import maestro.rag.embedding.TextTokenizer.Typed;

/// Pairs without padding to their relevance, one by one on any thread, until somebody stops it. Not
/// batched: on a processor batches are slower than one by one, and the first passages are to be
/// done first.
final class PairRun implements AutoCloseable {
    private final OnnxNetwork network;
    private final OrtSession.RunOptions options;
    private volatile boolean stopped;

    PairRun(OnnxNetwork network) throws OrtException {
        this.network = network;
        this.options = new OrtSession.RunOptions();
        // what was stopped is no error of the network's; others are thrown
        options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    }

    /// What came out is no relevance.
    static final class OtherModelException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        OtherModelException(String shape) {
            super(shape);
        }
    }

    /// One number is the logit of relevance; of two, the second is for relevance and the first
    /// against it.
    ///
    /// @return from 0 to 1
    /// @throws OrtException where the network fails, or was stopped
    double relevance(Typed pair) throws OrtException {
        try (OrtSession.Result result = network.run(pair, options)) {
            if (!(result.get(0) instanceof OnnxTensor logits)) {
                throw new OtherModelException(String.valueOf(result.get(0).getInfo()));
            }
            FloatBuffer numbers = logits.getFloatBuffer();
            double logit =
                    switch (numbers == null ? 0 : numbers.remaining()) {
                        case 1 -> numbers.get(0);
                        case 2 -> (double) numbers.get(1) - numbers.get(0);
                        default -> throw new OtherModelException(shape(logits));
                    };
            return 1 / (1 + Math.exp(-logit));
        }
    }

    private static String shape(OnnxTensor tensor) {
        return Arrays.stream(tensor.getInfo().getShape())
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /// Ends what computes, at its next operation. Nothing computes afterwards.
    void stop() {
        stopped = true;
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean stopped() {
        return stopped;
    }

    /// To be called when nothing computes any more.
    @Override
    public void close() {
        options.close();
    }
}
