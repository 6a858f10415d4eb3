package maestro.app.ui.mission;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import maestro.app.ui.shell.Background;

/// Reads something again when it has changed: one reading at a time, and one more after it where
/// changes came meanwhile, however many. May be asked from any thread.
final class Refresh {
    private final Runnable read;
    private boolean reading;
    private boolean again;

    <T> Refresh(
            Background background,
            Callable<T> source,
            Consumer<T> show,
            Consumer<Throwable> failed) {
        read =
                () ->
                        background.call(
                                source,
                                value -> {
                                    show.accept(value);
                                    done();
                                },
                                why -> {
                                    failed.accept(why);
                                    done();
                                });
    }

    void ask() {
        synchronized (this) {
            if (reading) {
                again = true;
                return;
            }
            reading = true;
        }
        read.run();
    }

    private void done() {
        synchronized (this) {
            reading = again;
            again = false;
            if (!reading) {
                return;
            }
        }
        read.run();
    }
}
