package maestro.rag.watch.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import maestro.rag.thread.LowPriority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The system's clock, and a thread that gives way to others and exists once it is needed.
final class SystemPulse implements Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(SystemPulse.class);

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1,
                    LowPriority.of(Thread.ofPlatform().daemon().name("maestro-watch").factory()));

    SystemPulse() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Due after(Duration delay, Runnable work) {
        Future<?> future =
                thread.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("A watched folder could not be looked at", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
