package maestro.app.ui.embedding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import maestro.app.ui.embedding.ModelLine.State;
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

/// The models by which passages are found by meaning, and the library's change for another.
public final class EmbeddingViewModel extends ChoiceViewModel<CatalogueModel> {
    /// In place of the precision of a model that an Ollama computes.
    private static final String OLLAMA = "ollama";

    private final EmbeddingModels models;

    /// @param library there once it is open
    public EmbeddingViewModel(
            CompletableFuture<Library> library, EmbeddingModels models, Background background) {
        this(library, models, models::download, background);
    }

    EmbeddingViewModel(
            CompletableFuture<Library> library,
            EmbeddingModels models,
            Fetch<CatalogueModel> fetch,
            Background background) {
        super(library, fetch, background);
        this.models = models;
    }

    @Override
    CatalogueModel known(String id) {
        return ModelCatalogue.find(id).orElseThrow();
    }

    @Override
    long arrived(CatalogueModel known) {
        return models.arrived(known);
    }

    @Override
    Read read(Library open) {
        LibraryModel model = open.model();
        List<ModelLine> found = new ArrayList<>();
        for (CatalogueModel known : ModelCatalogue.all()) {
            EmbeddingModel one = known.model();
            boolean here = models.find(one.id()).isPresent();
            found.add(
                    ModelLine.of(
                            known,
                            one.id(),
                            one.title(),
                            one.languages(),
                            here ? 0 : arrived(known),
                            state(one.id(), here, open)));
        }
        for (EmbeddingModel own : models.installed()) {
            if (ModelCatalogue.find(own.id()).isEmpty()) {
                found.add(
                        ModelLine.own(
                                own.id(),
                                own.title(),
                                own.languages(),
                                own.precision().equals(OLLAMA),
                                state(own.id(), true, open)));
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

    private static State state(String id, boolean here, Library open) {
        LibraryModel model = open.model();
        if (id.equals(model.id())) {
            return here ? State.SERVING : State.MISSING;
        }
        if (model.wanted().filter(id::equals).isPresent()) {
            boolean halted = !model.trouble().isNone() && open.indexWork().isEmpty();
            return halted ? State.HALTED : State.WANTED;
        }
        return here ? State.INSTALLED : State.AVAILABLE;
    }

    /// Changes the library for a model.
    @Override
    public void use(String id) {
        work(open -> open.model().use(id));
    }

    @Override
    public void remove(String id) {
        work(_ -> models.remove(id));
    }

    /// Reads what a folder says of its model.
    ///
    /// @param then gets it on the screen's thread
    public void examine(Path folder, Consumer<ModelFolder> then) {
        look(() -> ModelFolder.read(folder), then);
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
            Consumer<List<String>> then,
            Consumer<String> refused) {
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
}
