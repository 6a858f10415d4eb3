package maestro.app.ui.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.app.ui.shell.Background;
import maestro.rag.library.Library;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.Watches;
import maestro.rag.watch.WhenGone;

/// The watched folders as the screen sees them. Lives on the screen's thread; the library is asked
/// off it.
public final class WatchViewModel implements AutoCloseable {
    /// Files with trouble that are listed.
    static final int MOST_TROUBLED = 500;

    private final Watches watches;
    private final Background background;
    private final Consumer<Throwable> failed;
    private final Library.Subscription subscription;
    private final AtomicBoolean told = new AtomicBoolean();
    private final ObservableList<WatchStatus> folders = FXCollections.observableArrayList();
    private boolean reading;
    private boolean again;

    /// @param failed gets what went wrong with what the user did
    public WatchViewModel(Watches watches, Background background, Consumer<Throwable> failed) {
        this.watches = watches;
        this.background = background;
        this.failed = failed;
        subscription =
                watches.onChange(() -> {
                    if (told.compareAndSet(false, true)) {
                        background.onScreen(() -> {
                            told.set(false);
                            refresh();
                        });
                    }
                });
        refresh();
    }

    /// By path.
    public ObservableList<WatchStatus> folders() {
        return folders;
    }

    private void refresh() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        background.call(
                watches::list,
                this::take,
                failure -> {
                    reading = false;
                    failed.accept(failure);
                });
    }

    private void take(List<WatchStatus> now) {
        reading = false;
        if (!folders.equals(now)) {
            folders.setAll(now);
        }
        if (again) {
            again = false;
            refresh();
        }
    }

    /// Follows a folder, or gives the one that is followed other choices.
    public void add(Path folder, String collection, WhenGone whenGone) {
        act(() -> watches.add(folder, collection.isBlank() ? null : collection, whenGone));
    }

    public void lookSoon(long id) {
        act(() -> watches.lookSoon(id));
    }

    /// Finds what is wrong with files of a folder.
    ///
    /// @param found gets the first of them on the screen's thread
    public void troubled(long id, Consumer<List<KnownFile>> found) {
        background.call(() -> watches.troubled(id, MOST_TROUBLED), found, failed);
    }

    public void pause(long id) {
        act(() -> watches.pause(id));
    }

    public void resume(long id) {
        act(() -> watches.resume(id));
    }

    public void stop(long id) {
        act(() -> watches.stop(id));
    }

    private void act(Runnable work) {
        background.call(
                () -> {
                    work.run();
                    return true;
                },
                _ -> refresh(),
                failed);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
