package maestro.app.ui.embedding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import maestro.app.ui.embedding.ModelLine.State;
import maestro.app.ui.shell.Background;
import maestro.rag.embedding.model.CatalogueReranker;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.embedding.model.ModelFolder;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.embedding.rerank.RerankingModel;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryReranking;

/// The models that order the first hits of a search anew, of which one or none is used.
public final class RerankViewModel extends ChoiceViewModel<CatalogueReranker> {
    private final RerankingModels models;

    /// @param library there once it is open
    public RerankViewModel(
            CompletableFuture<Library> library, RerankingModels models, Background background) {
        this(library, models, models::download, background);
    }

    RerankViewModel(
            CompletableFuture<Library> library,
            RerankingModels models,
            Fetch<CatalogueReranker> fetch,
            Background background) {
        super(library, fetch, background);
        this.models = models;
    }

    @Override
    CatalogueReranker known(String id) {
        return ModelCatalogue.findReranker(id).orElseThrow();
    }

    @Override
    long arrived(CatalogueReranker known) {
        return models.arrived(known);
    }

    @Override
    Read read(Library open) {
        LibraryReranking reranking = open.reranking();
        Optional<String> used = reranking.id();
        List<ModelLine> found = new ArrayList<>();
        for (CatalogueReranker known : ModelCatalogue.rerankers()) {
            Optional<RerankingModel> here = models.find(known.model().id());
            RerankingModel one = here.orElse(known.model());
            found.add(
                    ModelLine.of(
                            known,
                            one.id(),
                            title(one),
                            one.languages(),
                            here.isPresent() ? 0 : arrived(known),
                            here.isPresent() ? state(one.id(), used) : State.AVAILABLE));
        }
        for (RerankingModel own : models.installed()) {
            if (ModelCatalogue.findReranker(own.id()).isEmpty()) {
                found.add(
                        ModelLine.own(
                                own.id(),
                                title(own),
                                own.languages(),
                                false,
                                state(own.id(), used)));
            }
        }
        return new Read(found, null, reranking.trouble());
    }

    private static State state(String id, Optional<String> used) {
        return used.filter(id::equals).isPresent() ? State.SERVING : State.INSTALLED;
    }

    private static String title(RerankingModel model) {
        return model.name() + " · " + model.precision();
    }

    /// Orders hits by a model from now on.
    @Override
    public void use(String id) {
        work(open -> open.reranking().use(id));
    }

    /// Leaves hits as they are.
    public void off() {
        work(open -> open.reranking().off());
    }

    @Override
    public void remove(String id) {
        work(_ -> models.remove(id));
    }

    /// Adds a model of the user's, once it has been tried.
    public void add(Path folder) {
        Path last = folder.getFileName();
        work(_ -> models.add(ModelFolder.read(folder), last == null ? "model" : last.toString()));
    }
}
