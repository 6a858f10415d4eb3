package maestro.app.ui.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Work on virtual threads, and the one place where results cross to the screen: whatever came
/// since the last frame is done together at the start of the next, for at most [#FRAME_NANOS], so
/// that a flood of events never stops the drawing.
public final class ScreenBackground implements Background {

    /// About half of a frame at 60 a second; what is left over waits for the next one.
    private static final long FRAME_NANOS = 8_000_000;

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Consumer<Throwable> unexpected;
    private @Nullable AnimationTimer frames;

    /// @param unexpected gets what actions on the screen's thread throw
    public ScreenBackground(Consumer<Throwable> unexpected) {
        this.unexpected = unexpected;
    }

    @Override
    public Cancellable run(Callable<? extends @Nullable Object> work, Consumer<Throwable> failed) {
        return start(work, _ -> {}, failed);
    }

    @Override
    public <T> Cancellable call(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        return start(work, done, failed);
    }

    @Override
    public void onScreen(Runnable action) {
        waiting.add(action);
        if (scheduled.compareAndSet(false, true)) {
            Platform.runLater(() -> frames().start());
        }
    }

    private <T extends @Nullable Object> Cancellable start(
            Callable<? extends T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Thread thread =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            try {
                                T result = work.call();
                                deliver(cancelled, () -> done.accept(result));
                            } catch (Throwable t) {
                                deliver(cancelled, () -> failed.accept(t));
                            }
                        });
        thread.start();
        return () -> {
            cancelled.set(true);
            thread.interrupt();
        };
    }

    private void deliver(AtomicBoolean cancelled, Runnable action) {
        onScreen(() -> {
            if (!cancelled.get()) {
                action.run();
            }
        });
    }

    private AnimationTimer frames() {
        if (frames == null) {
            frames =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            if (drain()) {
                                stop();
                                scheduled.set(false);
                                // One that came between the last look and the flag.
                                if (!waiting.isEmpty() && scheduled.compareAndSet(false, true)) {
                                    start();
                                }
                            }
                        }
                    };
        }
        return frames;
    }

    /// @return whether nothing is left
    private boolean drain() {
        long end = System.nanoTime() + FRAME_NANOS;
        Runnable action;
        while ((action = waiting.poll()) != null) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                unexpected.accept(e);
            }
            if (System.nanoTime() > end) {
                return waiting.isEmpty();
            }
        }
        return true;
    }
}
