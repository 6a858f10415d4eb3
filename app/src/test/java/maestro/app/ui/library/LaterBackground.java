package maestro.app.ui.library;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// Does work when told to, and hands results over at the next frame: what comes when is the test's
/// to decide.
public final class LaterBackground implements Background {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Deque<Runnable> frame = new ArrayDeque<>();

    /// Does all work, without drawing.
    public void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    /// Draws one frame.
    ///
    /// @return how many things were done in it
    public int frame() {
        int count = frame.size();
        for (int i = 0; i < count; i++) {
            frame.remove().run();
        }
        return count;
    }

    /// Works and draws until there is nothing left.
    public void settle() {
        while (!work.isEmpty() || !frame.isEmpty()) {
            work();
            frame();
        }
    }

    @Override
    public Cancellable run(Callable<? extends @Nullable Object> task, Consumer<Throwable> failed) {
        return call(
                () -> {
                    task.call();
                    return true;
                },
                _ -> {},
                failed);
    }

    @Override
    public <T> Cancellable call(Callable<T> task, Consumer<T> done, Consumer<Throwable> failed) {
        boolean[] cancelled = {false};
        work.add(() -> {
            try {
                T result = task.call();
                deliver(cancelled, () -> done.accept(result));
            } catch (Exception e) {
                deliver(cancelled, () -> failed.accept(e));
            }
        });
        return () -> cancelled[0] = true;
    }

    @Override
    public void onScreen(Runnable action) {
        frame.add(action);
    }

    private void deliver(boolean[] cancelled, Runnable action) {
        frame.add(() -> {
            if (!cancelled[0]) {
                action.run();
            }
        });
    }
}
