package maestro.rag.library.shared;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Threads of the library.
public final class Computing {
    private Computing() {}

    /// Threads for embedding, as many as asked for; they end when there is nothing to do for a
    /// while. Whoever submits keeps what waits here bounded.
    public static ExecutorService pool(int threads, UnaryOperator<ThreadFactory> priority) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        20,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        priority.apply(named("maestro-compute-")));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /// Daemons, so that none keeps a program alive that has closed its window.
    public static ThreadFactory named(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }
}
