package maestro.rag.embedding.rerank;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.embedding.OnnxNetwork;
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
    private final Pairs pairs;
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
            if (Thread.currentThread().isInterrupted()) {
                return relevance;
            }
            Tokens asked = pairs.tokens(question);
            AtomicInteger next = new AtomicInteger();
            try (PairRun run = new PairRun(network)) {
                Runnable work =
                        () -> {
                            while (System.nanoTime() < end && !run.stopped()) {
                                int i = next.getAndIncrement();
                                if (i >= relevance.length) {
                                    return;
                                }
                                relevance[i] = one(run, asked, passages.get(i));
                            }
                        };
                together(work, Math.min(helpers, passages.size() - 1), run, end, patience);
            } catch (OrtException e) {
                throw failed(e);
            }
        } finally {
            use.readLock().unlock();
        }
        return relevance;
    }

    /// On a thread of its own and on those that are free; returns when all have ended. This one
    /// only waits, so that it can be interrupted.
    private void together(Runnable work, int others, PairRun run, long end, Duration patience) {
        List<FutureTask<?>> tasks = new ArrayList<>();
        FutureTask<?> first = new FutureTask<>(work, null);
        Thread.ofPlatform().name("rerank").daemon().start(first);
        for (int i = 0; i < others; i++) {
            FutureTask<?> task = new FutureTask<>(work, null);
            tasks.add(task);
            threads.execute(task);
        }
        long last = end + patience.toNanos();
        boolean interrupted = ended(first, run, last);
        if (first.state() == State.FAILED) {
            run.stop();
        }
        for (FutureTask<?> task : tasks) {
            task.run(); // nothing is left to do, where nobody had begun it
            interrupted |= ended(task, run, last);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        tasks.addFirst(first);
        tasks.forEach(task -> {
            if (task.state() == State.FAILED
                    && task.exceptionNow() instanceof RuntimeException failure) {
                throw failure;
            }
        });
    }

    /// Waits until a task has ended, and stops all where this thread is interrupted meanwhile or a
    /// pair that was begun in time takes as long again.
    ///
    /// @return whether it was interrupted
    private static boolean ended(FutureTask<?> task, PairRun run, long last) {
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                if (run.stopped()) {
                    task.get();
                } else {
                    task.get(Math.max(0, last - System.nanoTime()), TimeUnit.NANOSECONDS);
                }
            } catch (ExecutionException e) {
                break; // its state tells
            } catch (InterruptedException e) {
                interrupted = true;
                run.stop();
            } catch (TimeoutException e) {
                run.stop();
            }
        }
        return interrupted;
    }

    private double one(PairRun run, Tokens question, String passage) {
        try {
            double found = run.relevance(pairs.sequence(question, pairs.tokens(passage)));
            if (Double.isNaN(found)) {
                throw new EmbeddingException(
                        Message.of("rerank.nothing", description.name()), null);
            }
            return found;
        } catch (PairRun.OtherModelException e) {
            throw new EmbeddingException(
                    Message.of("rerank.other", description.name(), String.valueOf(e.getMessage())),
                    e);
        } catch (OrtException e) {
            if (run.stopped()) {
                return Double.NaN;
            }
            throw failed(e);
        }
    }

    private EmbeddingException failed(OrtException e) {
        return new EmbeddingException(Message.of("rerank.failed", description.name(), words(e)), e);
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
                network.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
