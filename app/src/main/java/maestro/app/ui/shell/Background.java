package maestro.app.ui.shell;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work off the screen's thread.
public interface Background {

    /// Runs work on a virtual thread and hands its result, or what it threw, to the screen's
    /// thread.
    ///
    /// @return cancels by interrupting; neither consumer is called after that
    Cancellable run(Callable<? extends @Nullable Object> work, Consumer<Throwable> failed);

    /// As above, with a result.
    <T> Cancellable call(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed);

    /// Runs on the screen's thread, at the next frame together with whatever else came since the
    /// last.
    void onScreen(Runnable action);

    /// Work that can be given up.
    interface Cancellable {
        void cancel();
    }
}
