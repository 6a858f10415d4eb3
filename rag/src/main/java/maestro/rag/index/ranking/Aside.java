package maestro.rag.index.ranking;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Work that another thread does meanwhile, if one is free. What nobody has begun by the time its
/// result is wanted, the thread that wants it does itself: so no search waits for a thread to get
/// its turn, and on one core, or among many searches, nothing is lost.
///
/// @param <T> what comes of it
final class Aside<T> {
    private final FutureTask<T> task;

    private Aside(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    static <T> Aside<T> begin(Callable<T> work, Executor threads) {
        Aside<T> aside = new Aside<>(work);
        threads.execute(aside.task);
        return aside;
    }

    /// As many threads as there are cores beside the one that asks. They take only what they can
    /// begin at once, and end when there is nothing to do for a while.
    static ThreadPoolExecutor threads() {
        return new ThreadPoolExecutor(
                0,
                Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                20,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("index-search-", 1).daemon().factory(),
                (task, threads) -> {});
    }

    /// Returns when nobody works on it any more, whatever came of it.
    void end() {
        task.run();
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (ExecutionException e) {
                break; // result() tells
            } catch (InterruptedException e) {
                interrupted = true; // a few milliseconds; cancelling is the caller's business
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    T result() throws IOException {
        end();
        return switch (task.state()) {
            case SUCCESS -> task.resultNow();
            default -> throw failure(task.exceptionNow());
        };
    }

    private static IOException failure(Throwable why) {
        return switch (why) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> new IOException(why);
        };
    }
}
