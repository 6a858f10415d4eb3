package maestro.rag.embedding;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import maestro.rag.message.Message;

/// A sentence model on ONNX Runtime, on this machine's processor.
///
/// ```java
/// try (var embedder = OnnxEmbedder.builtIn(home.resolve("models"))) {
///     float[] vector = embedder.embed("What is retrieval?");
/// }
/// ```
///
/// Loading takes about half a second and happens in [#builtIn], not when the class is loaded: call
/// it away from the screen's thread. One session is shared; each call runs on its caller's thread
/// and computes with one thread, so that n callers use n cores and none waits for another (up to
/// four for each core, where the next waits its turn). Nothing here reaches for the network.
public final class OnnxEmbedder implements Embedder {
    private static final int SEQUENCE = 256;
    private static final int MARKS = 2;
    // Vocabulary numbers of [CLS] and [SEP] in the vocabulary of BERT (uncased)
    private static final int CLS = 101;
    private static final int SEP = 102;

    private final Fingerprint fingerprint;
    private final int dimension;
    private final TextTokenizer tokenizer;
    private final Model model;
    // A predictor serves one thread at a time. They are kept for reuse, and are as many as permits.
    private final Queue<Predictor<long[], float[]>> idle = new ConcurrentLinkedQueue<>();
    private final int callers = 4 * Runtime.getRuntime().availableProcessors();
    private final Semaphore turns = new Semaphore(callers, true);
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxEmbedder(
            Fingerprint fingerprint, int dimension, TextTokenizer tokenizer, Model model) {
        this.fingerprint = fingerprint;
        this.dimension = dimension;
        this.tokenizer = tokenizer;
        this.model = model;
    }

    /// The model that comes with the program: all-MiniLM-L6-v2 in int8, which reads English.
    ///
    /// @param modelsFolder where the model and the engine's native code are unpacked at first use;
    ///   made where missing
    /// @throws EmbeddingException when they can't be unpacked or loaded
    public static OnnxEmbedder builtIn(Path modelsFolder) {
        EngineSettings.apply(modelsFolder);
        BuiltInModel files = BuiltInModel.unpack(modelsFolder);
        TextTokenizer tokenizer = null;
        Model model = null;
        try {
            tokenizer = new TextTokenizer(files.tokenizer());
            model = Model.newInstance("all-MiniLM-L6-v2", "OnnxRuntime");
            model.load(
                    files.folder(),
                    BuiltInModel.MODEL,
                    Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1"));
            return new OnnxEmbedder(
                    new Fingerprint("all-MiniLM-L6-v2", "mean", SEQUENCE, "int8"),
                    384,
                    tokenizer,
                    model);
        } catch (IOException | MalformedModelException | RuntimeException | LinkageError e) {
            if (tokenizer != null) {
                tokenizer.close();
            }
            if (model != null) {
                model.close();
            }
            throw new EmbeddingException(
                    Message.of(
                            "model.unloaded",
                            files.folder().toString(),
                            String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int maxTokens() {
        return SEQUENCE - MARKS;
    }

    @Override
    public Tokens tokenize(String text) {
        return inTurn(() -> tokenizer.tokenize(text));
    }

    @Override
    public float[] embed(Tokens tokens, int from, int to) {
        int end = Math.min(to, from + maxTokens());
        long[] ids = new long[end - from + MARKS];
        ids[0] = CLS;
        for (int i = from; i < end; i++) {
            ids[i - from + 1] = tokens.ids()[i];
        }
        ids[ids.length - 1] = SEP;
        return inTurn(() -> run(ids));
    }

    private float[] run(long[] ids) {
        Predictor<long[], float[]> predictor = idle.poll();
        if (predictor == null) {
            predictor = model.newPredictor(new MeanPooling());
        }
        try {
            return predictor.predict(ids);
        } catch (TranslateException e) {
            throw new EmbeddingException(Message.of("model.failed", ids.length), e);
        } finally {
            idle.add(predictor);
        }
    }

    /// Native memory must not be freed while it is in use, so closing waits for those inside. A
    /// turn takes milliseconds: waiting for one need not be interruptible.
    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            if (closed.get()) {
                throw new IllegalStateException("The embedding model is closed.");
            }
            return work.get();
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        turns.acquireUninterruptibly(callers);
        try {
            if (closed.compareAndSet(false, true)) {
                idle.forEach(Predictor::close);
                model.close();
                tokenizer.close();
            }
        } finally {
            turns.release(callers);
        }
    }
}
