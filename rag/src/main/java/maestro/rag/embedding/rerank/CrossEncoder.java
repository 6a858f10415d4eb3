package maestro.rag.embedding.rerank;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.OnnxNetwork;
import maestro.rag.embedding.TextTokenizer.Typed;
import maestro.rag.embedding.Tokens;
import maestro.rag.message.Message;

/// A cross-encoder on ONNX Runtime, on this machine's processor (Nogueira and Cho, 2019): question
/// and passage go through the network together.
///
/// ```java
/// try (var reranker = CrossEncoder.open(models, folder, model)) {
///     double[] relevance = reranker.relevance("how are bees counted?", passages, Duration.ofSeconds(1));
/// }
/// ```
///
/// Each passage takes as long as embedding one; all cores that are idle help.
public final class CrossEncoder implements Reranker {
    private final RerankingModel description;
    private final OnnxNetwork network;
    private final PairTranslator translator;
    private final Pairs pairs;
    private final Queue<Predictor<Typed, Double>> idle = new ConcurrentLinkedQueue<>();
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final int helpers = Runtime.getRuntime().availableProcessors() - 1;
    // Takes only what can begin at once.
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    Math.max(1, helpers),
                    20,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    Thread.ofPlatform().name("rerank-", 1).daemon().factory(),
                    (_, _) -> {});
    private boolean closed;

    private CrossEncoder(RerankingModel description, OnnxNetwork network) {
        this.description = description;
        this.network = network;
        this.translator = new PairTranslator(network);
        this.pairs = new Pairs(network.tokenizer(), description.sequence());
    }

    /// Loads a model from a folder of its own, which holds [EmbeddingModel#NETWORK] and
    /// [EmbeddingModel#TOKENIZER]. Takes about half a second.
    ///
    /// @param modelsFolder where the engine's native code is unpacked
    /// @throws EmbeddingException where it can't be loaded
    public static CrossEncoder open(Path modelsFolder, Path folder, RerankingModel description) {
        return OnnxNetwork.open(
                modelsFolder,
                folder,
                description.name(),
                network -> new CrossEncoder(description, network),
                why -> Message.of("rerank.unloaded", description.name(), why));
    }

    /// Tries a model in a folder.
    ///
    /// @return the same with the languages in which it told answers from other passages
    /// @throws EmbeddingException where it can't be loaded, is of another kind, or tells them in
    ///   none
    public static RerankingModel tried(Path modelsFolder, Path folder, RerankingModel description) {
        try (CrossEncoder opened = open(modelsFolder, folder, description)) {
            List<String> languages = Trial.languages(opened, description.name());
            if (languages.isEmpty()) {
                throw new EmbeddingException(Message.of("rerank.wrong", description.name()), null);
            }
            return description.reading(languages);
        }
    }

    @Override
    public List<String> languages() {
        return description.languages();
    }

    @Override
    public double[] relevance(String question, List<String> passages, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        double[] relevance = new double[passages.size()];
        Arrays.fill(relevance, Double.NaN);
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The reranking model is closed.");
            }
            Tokens asked = pairs.tokens(question);
            AtomicInteger next = new AtomicInteger();
            Thread caller = Thread.currentThread();
            Runnable work =
                    () -> {
                        while (System.nanoTime() < end && !caller.isInterrupted()) {
                            int i = next.getAndIncrement();
                            if (i >= relevance.length) {
                                return;
                            }
                            relevance[i] = one(asked, passages.get(i));
                        }
                    };
            together(work, Math.min(helpers, passages.size() - 1));
        } finally {
            use.readLock().unlock();
        }
        return relevance;
    }

    /// On this thread and on those that are free; returns when all have ended.
    private void together(Runnable work, int others) {
        List<FutureTask<?>> tasks = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            FutureTask<?> task = new FutureTask<>(work, null);
            tasks.add(task);
            threads.execute(task);
        }
        try {
            work.run();
        } finally {
            for (FutureTask<?> task : tasks) {
                task.run(); // nothing is left to do, where nobody had begun it
                ended(task);
            }
        }
        tasks.forEach(task -> {
            if (task.state() == java.util.concurrent.Future.State.FAILED
                    && task.exceptionNow() instanceof RuntimeException failure) {
                throw failure;
            }
        });
    }

    private static void ended(FutureTask<?> task) {
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                task.get();
            } catch (ExecutionException e) {
                break; // its state tells
            } catch (InterruptedException e) {
                interrupted = true; // it ends after the passage that it is at
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private double one(Tokens question, String passage) {
        Predictor<Typed, Double> predictor = idle.poll();
        if (predictor == null) {
            predictor = network.model().newPredictor(translator);
        }
        try {
            double found = predictor.predict(pairs.sequence(question, pairs.tokens(passage)));
            if (Double.isNaN(found)) {
                throw new EmbeddingException(
                        Message.of("rerank.nothing", description.name()), null);
            }
            return found;
        } catch (TranslateException e) {
            if (e.getCause() instanceof PairTranslator.OtherModelException other) {
                throw new EmbeddingException(
                        Message.of(
                                "rerank.other",
                                description.name(),
                                String.valueOf(other.getMessage())),
                        e);
            }
            throw new EmbeddingException(
                    Message.of("rerank.failed", description.name(), words(e)), e);
        } finally {
            idle.add(predictor);
        }
    }

    private static String words(Throwable e) {
        String words = String.valueOf(e.getMessage());
        int line = words.indexOf('\n');
        return line < 0 ? words : words.substring(0, line);
    }

    /// Waits for those inside: native memory must not be freed while it is in use.
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                threads.shutdownNow();
                idle.forEach(Predictor::close);
                network.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
