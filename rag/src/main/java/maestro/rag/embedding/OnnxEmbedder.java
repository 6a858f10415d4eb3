package maestro.rag.embedding;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.nio.file.Path;
import java.util.List;
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
    private final EmbeddingModel description;
    private final OnnxNetwork network;
    private final SentenceTranslator translator;
    private final Sequences sequences;
    private final int dimension;
    private volatile double spread;
    // A predictor serves one thread at a time. They are kept for reuse, and are as many as permits.
    private final Queue<Predictor<long[], float[]>> idle = new ConcurrentLinkedQueue<>();
    private final int callers = 4 * Runtime.getRuntime().availableProcessors();
    private final Semaphore turns = new Semaphore(callers, true);
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxEmbedder(EmbeddingModel description, OnnxNetwork network) {
        this.description = description;
        this.network = network;
        this.translator = new SentenceTranslator(description.pooling(), network);
        this.sequences = Sequences.of(description, network.tokenizer());
        this.dimension = description.dimension();
    }

    /// The model that comes with the program: all-MiniLM-L6-v2 in int8, which reads English.
    ///
    /// @param modelsFolder where the model and the engine's native code are unpacked at first use;
    ///   made where missing
    /// @throws EmbeddingException when they can't be unpacked or loaded
    public static OnnxEmbedder builtIn(Path modelsFolder) {
        return loaded(
                modelsFolder, BuiltInModel.unpack(modelsFolder).folder(), EmbeddingModel.BUILT_IN);
    }

    /// A model in a folder of its own, which holds [EmbeddingModel#NETWORK] and
    /// [EmbeddingModel#TOKENIZER].
    ///
    /// @param modelsFolder where the engine's native code is unpacked
    /// @param folder of the model
    /// @throws EmbeddingException when it can't be loaded, or gives vectors of another dimension
    ///   than described
    public static OnnxEmbedder open(Path modelsFolder, Path folder, EmbeddingModel description) {
        OnnxEmbedder opened = loaded(modelsFolder, folder, description);
        try {
            int found = opened.embed("a").length;
            if (found != description.dimension()) {
                throw new EmbeddingException(
                        Message.of(
                                "embedding.dimension",
                                description.name(),
                                found,
                                description.dimension()),
                        null);
            }
            opened.spread(); // now, so that no query waits for it
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// How long the vectors of a model in a folder are, found by trying.
    ///
    /// @throws EmbeddingException when it can't be loaded or gives no vectors
    public static int dimension(Path modelsFolder, Path folder, EmbeddingModel description) {
        try (OnnxEmbedder opened = loaded(modelsFolder, folder, description)) {
            float[] vector = opened.embed("a");
            double norm = 0;
            for (float x : vector) {
                norm += (double) x * x;
            }
            if (!(Math.abs(norm - 1) < 1e-3)) {
                throw new EmbeddingException(
                        Message.of("embedding.novector", description.name()), null);
            }
            return vector.length;
        }
    }

    private static OnnxEmbedder loaded(Path modelsFolder, Path folder, EmbeddingModel description) {
        return OnnxNetwork.open(
                modelsFolder,
                folder,
                description.name(),
                network -> new OnnxEmbedder(description, network),
                why ->
                        description.equals(EmbeddingModel.BUILT_IN)
                                ? Message.of("model.unloaded", folder.toString(), why)
                                : Message.of(
                                        "embedding.unloaded",
                                        folder.toString(),
                                        why,
                                        description.name()));
    }

    @Override
    public Fingerprint fingerprint() {
        return description.fingerprint();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<String> languages() {
        return description.languages();
    }

    /// {@inheritDoc}
    ///
    /// Known of some models of the catalogue; else found by embedding a few sentences, the first
    /// time that it is asked.
    @Override
    public double spread() {
        if (description.equals(EmbeddingModel.BUILT_IN)) {
            return 1;
        }
        double known = spread;
        if (known == 0) {
            known = Spread.known(description).orElseGet(() -> Spread.of(this));
            spread = known; // whoever comes at the same time finds the same
        }
        return known;
    }

    @Override
    public int maxTokens() {
        return sequences.room();
    }

    @Override
    public Tokens tokenize(String text) {
        return inTurn(() -> network.tokenizer().tokenize(text));
    }

    @Override
    public float[] embed(Tokens tokens, int from, int to) {
        return vector(passage(tokens, from, to));
    }

    @Override
    public float[] embedQuery(String text) {
        return Pooling.between(queries(text).stream().map(this::vector).toList());
    }

    /// What the network sees of a passage.
    long[] passage(Tokens tokens, int from, int to) {
        return sequences.passage(tokens, from, to);
    }

    /// What the network sees of a query: with its prefix, and where the model is to be asked both
    /// ways, then without.
    List<long[]> queries(String text) {
        Tokens tokens = tokenize(text);
        long[] query = sequences.query(tokens);
        return description.asksBothWays()
                ? List.of(query, sequences.passage(tokens, 0, tokens.count()))
                : List.of(query);
    }

    float[] vector(long[] ids) {
        return inTurn(() -> run(ids));
    }

    private float[] run(long[] ids) {
        Predictor<long[], float[]> predictor = idle.poll();
        if (predictor == null) {
            predictor = network.model().newPredictor(translator);
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
                network.close();
            }
        } finally {
            turns.release(callers);
        }
    }
}
