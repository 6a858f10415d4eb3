package maestro.app.ui.rerank;

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
import maestro.app.ui.rerank.RerankLine.Place;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.rag.embedding.model.CatalogueReranker;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.embedding.model.ModelFolder;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.embedding.rerank.RerankingModel;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryReranking;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The reranking models that there are, a download, and the choice of one. It outlives the
/// settings' window, so that a download does.
public final class RerankViewModel {

    /// Downloads a model.
    public interface Fetch {
        void fetch(CatalogueReranker wanted, LongConsumer progress) throws InterruptedException;
    }

    /// A download under way.
    ///
    /// @param done bytes
    public record Download(String id, long done, long bytes) {}

    /// What is shown.
    ///
    /// @param lines the catalogue's in its order, then the user's own
    /// @param busy with something that takes seconds
    /// @param trouble why hits are not reordered, or why the last step failed; empty where all is
    ///   well
    public record State(
            List<RerankLine> lines, @Nullable Download download, boolean busy, String trouble) {
        static final State NONE = new State(List.of(), null, false, "");
    }

    private record Read(List<RerankLine> lines, Message trouble) {}

    private final CompletableFuture<Library> library;
    private final RerankingModels models;
    private final Fetch fetch;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private Background.@Nullable Cancellable downloading;
    private boolean listening;

    /// @param library there once it is open
    public RerankViewModel(
            CompletableFuture<Library> library, RerankingModels models, Background background) {
        this(library, models, models::download, background);
    }

    RerankViewModel(
            CompletableFuture<Library> library,
            RerankingModels models,
            Fetch fetch,
            Background background) {
        this.library = library;
        this.models = models;
        this.fetch = fetch;
        this.background = background;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Reads what there is; from the first time on whenever the library tells of changes, too.
    public void refresh() {
        background.call(this::read, this::show, why -> ended(Failures.words(why)));
    }

    private Read read() throws InterruptedException, ExecutionException {
        Library open = library.get();
        synchronized (this) {
            if (!listening) {
                listening = true;
                open.onChange(() -> background.onScreen(this::refresh));
            }
        }
        LibraryReranking reranking = open.reranking();
        Optional<String> used = reranking.id();
        List<RerankLine> lines = new ArrayList<>();
        List<RerankingModel> own = new ArrayList<>(models.installed());
        for (CatalogueReranker known : ModelCatalogue.rerankers()) {
            Optional<RerankingModel> here = models.find(known.model().id());
            own.removeIf(one -> one.id().equals(known.model().id()));
            lines.add(
                    new RerankLine(
                            here.orElse(known.model()),
                            known.licence(),
                            known.bytes(),
                            known.host(),
                            here.isPresent() ? 0 : models.arrived(known),
                            place(known.model().id(), here.isPresent(), used)));
        }
        own.forEach(
                one -> lines.add(new RerankLine(one, "", 0, "", 0, place(one.id(), true, used))));
        return new Read(List.copyOf(lines), reranking.trouble());
    }

    private static Place place(String id, boolean here, Optional<String> used) {
        if (!here) {
            return Place.AVAILABLE;
        }
        return used.filter(id::equals).isPresent() ? Place.USED : Place.INSTALLED;
    }

    private void show(Read read) {
        State now = state.get();
        String words = read.trouble().text(Locale.getDefault(Locale.Category.DISPLAY));
        state.set(
                new State(
                        read.lines(),
                        now.download(),
                        now.busy(),
                        words.isEmpty() ? now.trouble() : words));
    }

    /// @param trouble nothing where all went well
    private void ended(String trouble) {
        state.set(new State(state.get().lines(), null, false, trouble));
    }

    /// Downloads a model of the catalogue, or the rest of it. The press is the consent.
    public void download(String id) {
        CatalogueReranker known = ModelCatalogue.findReranker(id).orElseThrow();
        if (state.get().download() != null) {
            return;
        }
        arrived(known, models.arrived(known));
        downloading =
                background.call(
                        () -> {
                            fetch.fetch(
                                    known,
                                    there ->
                                            background.onScreen(() -> {
                                                if (state.get().download() != null) {
                                                    arrived(known, there);
                                                }
                                            }));
                            return id;
                        },
                        _ -> {
                            ended("");
                            refresh();
                        },
                        why -> {
                            ended(Failures.words(why));
                            refresh();
                        });
    }

    private void arrived(CatalogueReranker known, long there) {
        State now = state.get();
        state.set(
                new State(
                        now.lines(),
                        new Download(known.model().id(), there, known.bytes()),
                        now.busy(),
                        ""));
    }

    /// Stops the download; what has arrived stays.
    public void stopDownload() {
        Background.Cancellable now = downloading;
        if (now != null && state.get().download() != null) {
            now.cancel();
            ended("");
            refresh();
        }
    }

    /// Orders hits by a model from now on.
    public void use(String id) {
        work(open -> open.reranking().use(id));
    }

    /// Leaves hits as they are.
    public void off() {
        work(open -> open.reranking().off());
    }

    /// Deletes a model that is not in use.
    public void remove(String id) {
        work(_ -> models.remove(id));
    }

    /// Adds a model of the user's, once it has been tried.
    public void add(Path folder) {
        Path last = folder.getFileName();
        work(_ -> models.add(ModelFolder.read(folder), last == null ? "model" : last.toString()));
    }

    private interface Work {
        void on(Library open);
    }

    private void work(Work work) {
        State now = state.get();
        state.set(new State(now.lines(), now.download(), true, ""));
        background.call(
                () -> {
                    work.on(library.get());
                    return true;
                },
                _ -> {
                    done("");
                    refresh();
                },
                why -> done(Failures.words(why)));
    }

    private void done(String trouble) {
        State now = state.get();
        state.set(new State(now.lines(), now.download(), false, trouble));
    }
}
