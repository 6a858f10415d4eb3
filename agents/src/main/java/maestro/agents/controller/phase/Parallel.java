package maestro.agents.controller.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import maestro.agents.controller.step.StepFailedException;

/// Does several pieces of work at once. When one fails, or the caller is interrupted, the others
/// are interrupted and waited for.
///
/// The threads are platform threads: roles compute, and computing on virtual threads would keep
/// their few carriers from everyone who has to answer at once (subscribers of the journal, pauses).
public final class Parallel {
    private static final long SECONDS_TO_END = 1;

    private Parallel() {}

    /// @param most at once
    /// @return results in the order of the work
    static <T> List<T> run(String name, int most, List<Callable<T>> work)
            throws InterruptedException, StepFailedException {
        if (work.isEmpty()) {
            return List.of();
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.min(most, work.size()),
                        Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        try {
            ExecutorCompletionService<T> ending = new ExecutorCompletionService<>(threads);
            List<Future<T>> all = new ArrayList<>();
            for (Callable<T> each : work) {
                all.add(ending.submit(each));
            }
            for (int i = 0; i < all.size(); i++) {
                result(ending.take());
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : all) {
                results.add(result(each));
            }
            return results;
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException, StepFailedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case StepFailedException failed -> throw failed;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
