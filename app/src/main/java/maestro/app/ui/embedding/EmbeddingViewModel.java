package maestro.app.ui.embedding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.app.ui.embedding.EmbeddingLine.State;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.model.CatalogueModel;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.embedding.model.ModelFolder;
import maestro.rag.embedding.ollama.OllamaEmbedder;
import maestro.rag.embedding.ollama.OllamaPlace;
import maestro.rag.library.IndexWork;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryModel;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The models that there are, a download, and the library's change for another. It outlives the
/// settings' window, so that a download does.
public final class EmbeddingViewModel {

    /// Downloads a model.
    public interface Fetch {
        void fetch(CatalogueModel wanted, LongConsumer progress) throws InterruptedException;
    }

    /// A download under way.
    ///
    /// @param done bytes
    public record Download(String id, long done, long bytes) {}

    /// What is going on.
    ///
    /// @param work on the library's index for another model
    /// @param trouble why meaning is not searched, or why the last step failed; empty where all is
    ///   well
    public record Progress(
            @Nullable Download download, @Nullable IndexWork work, boolean busy, String trouble) {
        static final Progress NONE = new Progress(null, null, false, "");
    }

    private record Read(List<EmbeddingLine> lines, @Nullable IndexWork work, Message trouble) {}

    private final CompletableFuture<Library> library;
    private final EmbeddingModels models;
    private final Fetch fetch;
    private final Background background;
    private final ObservableList<EmbeddingLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(Progress.NONE);
    private @Nullable Download download;
    private Background.@Nullable Cancellable downloading;
    private Read read = new Read(List.of(), null, Message.NONE);
    private String failure = "";
    private boolean busy;
    private boolean listening;

    /// @param library there once it is open
    public EmbeddingViewModel(
            CompletableFuture<Library> library, EmbeddingModels models, Background background) {
        this(library, models, models::download, background);
    }

    EmbeddingViewModel(
            CompletableFuture<Library> library,
            EmbeddingModels models,
            Fetch fetch,
            Background background) {
        this.library = library;
        this.models = models;
        this.fetch = fetch;
        this.background = background;
    }

    /// The catalogue's in its order, then the user's own.
    public ObservableList<EmbeddingLine> lines() {
        return lines;
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
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
        LibraryModel model = open.model();
        List<EmbeddingLine> found = new ArrayList<>();
        for (CatalogueModel known : ModelCatalogue.all()) {
            Optional<EmbeddingModel> here = models.find(known.model().id());
            found.add(
                    new EmbeddingLine(
                            known.model(),
                            known.licence(),
                            known.bytes(),
                            known.host(),
                            here.isPresent() ? 0 : models.arrived(known),
                            state(known.model().id(), here.isPresent(), model)));
        }
        for (EmbeddingModel own : models.installed()) {
            if (ModelCatalogue.find(own.id()).isEmpty()) {
                found.add(new EmbeddingLine(own, "", 0, "", 0, state(own.id(), true, model)));
            }
        }
        Optional<IndexWork> work =
                open.indexWork()
                        .filter(w ->
                                switch (w.reason()) {
                                    case MODEL, MODEL_INDEX -> true;
                                    case LOST, OUTDATED -> false;
                                });
        return new Read(found, work.orElse(null), model.trouble());
    }

    private static State state(String id, boolean here, LibraryModel model) {
        if (id.equals(model.id())) {
            return here ? State.SERVING : State.MISSING;
        }
        if (model.wanted().filter(id::equals).isPresent()) {
            return State.WANTED;
        }
        return here ? State.INSTALLED : State.AVAILABLE;
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
        CatalogueModel known = ModelCatalogue.find(id).orElseThrow();
        if (download != null) {
            return;
        }
        failure = "";
        download = new Download(id, models.arrived(known), known.bytes());
        tell();
        downloading =
                background.call(
                        () -> {
                            fetch.fetch(known, there -> arrived(known, there));
                            return id;
                        },
                        _ -> ended(),
                        why -> {
                            failure = Failures.words(why);
                            ended();
                        });
    }

    private void arrived(CatalogueModel known, long there) {
        background.onScreen(() -> {
            Download now = download;
            if (now != null && now.id().equals(known.model().id())) {
                download = new Download(now.id(), there, now.bytes());
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

    /// Changes the library for a model.
    public void use(String id) {
        work(open -> open.model().use(id));
    }

    /// Gives up a change.
    public void cancelChange() {
        work(open -> open.model().cancel());
    }

    /// Deletes a model that is not in use.
    public void remove(String id) {
        work(_ -> models.remove(id));
    }

    /// Reads what a folder says of its model.
    ///
    /// @param then gets it on the screen's thread
    public void examine(Path folder, java.util.function.Consumer<ModelFolder> then) {
        failure = "";
        background.call(() -> ModelFolder.read(folder), then, this::failed);
    }

    /// Adds a model of the user's.
    public void add(
            ModelFolder folder,
            String name,
            Pooling pooling,
            String queryPrefix,
            String passagePrefix) {
        work(_ -> models.add(folder, name, pooling, queryPrefix, passagePrefix));
    }

    /// Whether an address is plainly this machine's; nothing is asked to find out.
    static boolean namesThisMachine(String address) {
        return address.strip()
                .matches("(https?://)?(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d*)?/?");
    }

    /// Asks an Ollama for its models.
    ///
    /// @param elsewhere whether it may be on another machine
    /// @param then gets their names on the screen's thread
    /// @param refused gets why there are none, in words
    void ollamaModels(
            String address,
            boolean elsewhere,
            java.util.function.Consumer<List<String>> then,
            java.util.function.Consumer<String> refused) {
        background.call(
                () -> OllamaEmbedder.models(OllamaPlace.of(address, elsewhere)),
                then,
                why -> refused.accept(Failures.words(why)));
    }

    /// Adds a model of an Ollama's, once it has given vectors.
    ///
    /// @param elsewhere whether passages and questions may leave this machine
    public void addOllama(
            String address,
            boolean elsewhere,
            String model,
            String queryPrefix,
            String passagePrefix) {
        work(_ ->
                models.addOllama(
                        OllamaPlace.of(address, elsewhere), model, queryPrefix, passagePrefix));
    }

    private interface Work {
        void on(Library open);
    }

    private void work(Work work) {
        failure = "";
        busy = true;
        tell();
        background.call(
                () -> {
                    work.on(library.get());
                    return true;
                },
                _ -> {
                    busy = false;
                    refresh();
                },
                this::failed);
    }
}
