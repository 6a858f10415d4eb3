package maestro.app.ui.sample;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import maestro.app.ui.shell.Background;
import org.jspecify.annotations.Nullable;

/// Does everything at once on the calling thread.
public final class DirectBackground implements Background {
    @Override
    public Cancellable run(Callable<? extends @Nullable Object> work, Consumer<Throwable> failed) {
        try {
            work.call();
        } catch (Exception e) {
            failed.accept(e);
        }
        return () -> {};
    }

    @Override
    public <T> Cancellable call(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return () -> {};
        }
        done.accept(result);
        return () -> {};
    }

    @Override
    public void onScreen(Runnable action) {
        action.run();
    }
}
