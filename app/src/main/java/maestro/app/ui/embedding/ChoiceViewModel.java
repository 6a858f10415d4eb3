package maestro.app.ui.embedding;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.rag.embedding.model.Offer;
import maestro.rag.library.IndexWork;
import maestro.rag.library.Library;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The models of a kind that there are, a download, and the choice of one. It outlives the
/// settings' window, so that a download does.
///
/// @param <C> how the catalogue names one
abstract class ChoiceViewModel<C extends Offer> {

    /// Downloads a model.
    interface Fetch<C> {
        void fetch(C wanted, LongConsumer progress) throws InterruptedException;
    }

    /// A download under way.
    ///
    /// @param done bytes
    record Download(String id, long done, long bytes) {}

    /// What is going on.
    ///
    /// @param work on the library's index for another model
    /// @param busy with something that takes seconds
    /// @param trouble why the model chosen does not serve, or why the last step failed; empty where
    ///   all is well
    record Progress(
            @Nullable Download download, @Nullable IndexWork work, boolean busy, String trouble) {
        static final Progress NONE = new Progress(null, null, false, "");
    }

    /// What a library and the models' folder say.
    ///
    /// @param lines the catalogue's in its order, then the user's own
    record Read(List<ModelLine> lines, @Nullable IndexWork work, Message trouble) {}

    private final CompletableFuture<Library> library;
    private final Fetch<C> fetch;
    final Background background;
    private final ObservableList<ModelLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(Progress.NONE);
    private @Nullable Download download;
    private Background.@Nullable Cancellable downloading;
    private Read read = new Read(List.of(), null, Message.NONE);
    private String failure = "";
    private boolean busy;
    private boolean listening;

    /// @param library there once it is open
    ChoiceViewModel(CompletableFuture<Library> library, Fetch<C> fetch, Background background) {
        this.library = library;
        this.fetch = fetch;
        this.background = background;
    }

    abstract C known(String id);

    /// Bytes of it that are here already.
    abstract long arrived(C known);

    /// Not on the screen's thread.
    abstract Read read(Library open);

    /// Begins to search with a model.
    public abstract void use(String id);

    /// Deletes a model that is not in use.
    public abstract void remove(String id);

    /// The catalogue's in its order, then the user's own.
    ObservableList<ModelLine> lines() {
        return lines;
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Reads what there is; from the first time on whenever the library tells of changes, too.
    public void refresh() {
        background.call(this::read, this::show, this::failed);
    }

    private Read read() throws InterruptedException, ExecutionException {
        Library open = library.get();
        synchronized (this) {
            if (!listening) {
                listening = true;
                open.onChange(() -> background.onScreen(this::refresh));
            }
        }
        return read(open);
    }

    private void show(Read fresh) {
        read = fresh;
        if (!lines.equals(fresh.lines())) {
            lines.setAll(fresh.lines());
        }
        tell();
    }

    private void tell() {
        String trouble =
                failure.isEmpty()
                        ? read.trouble().text(Locale.getDefault(Locale.Category.DISPLAY))
                        : failure;
        progress.set(new Progress(download, read.work(), busy, trouble));
    }

    private void failed(Throwable why) {
        busy = false;
        failure = Failures.words(why);
        tell();
    }

    /// Downloads a model of the catalogue, or the rest of it. The press is the consent.
    public void download(String id) {
        C known = known(id);
        if (download != null) {
            return;
        }
        failure = "";
        download = new Download(id, arrived(known), known.bytes());
        tell();
        downloading =
                background.call(
                        () -> {
                            fetch.fetch(known, there -> arrived(id, there));
                            return id;
                        },
                        _ -> ended(),
                        why -> {
                            failure = Failures.words(why);
                            ended();
                        });
    }

    private void arrived(String id, long there) {
        background.onScreen(() -> {
            Download now = download;
            if (now != null && now.id().equals(id)) {
                download = new Download(id, there, now.bytes());
                tell();
            }
        });
    }

    private void ended() {
        download = null;
        downloading = null;
        refresh();
    }

    /// Stops the download; what has arrived stays.
    public void stopDownload() {
        Background.Cancellable now = downloading;
        if (now != null) {
            now.cancel();
            ended();
        }
    }

    /// Gives up the library's change for another model.
    public void cancelChange() {
        work(open -> open.model().cancel());
    }

    /// Reads in the background what a next step is taken with.
    ///
    /// @param then gets it on the screen's thread
    final <T> void look(Callable<T> looked, Consumer<T> then) {
        failure = "";
        background.call(looked, then, this::failed);
    }

    /// Takes a step that may take seconds.
    final void work(Consumer<Library> step) {
        failure = "";
        busy = true;
        tell();
        background.call(
                () -> {
                    step.accept(library.get());
                    return true;
                },
                _ -> {
                    busy = false;
                    refresh();
                },
                this::failed);
    }
}
