package maestro.app.cli.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.size.ByteSize;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.model.CatalogueModel;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.embedding.model.ModelFolder;
import maestro.rag.embedding.ollama.OllamaPlace;
import maestro.rag.embedding.ollama.OllamaPrefixes;
import maestro.rag.library.IndexWork;
import maestro.rag.library.Library;
import maestro.rag.library.LibraryModel;
import maestro.rag.library.folder.ModelChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Only changing the library's model opens the home; the rest works beside the desktop.
@Command(
        name = "embedding",
        description = {
            "The embedding models that find passages by meaning.",
            "  list            what there is, and what the library uses (without an action)",
            "  get ID          download a model; nothing is downloaded otherwise",
            "  add FOLDER      add a model of one's own: model.onnx and tokenizer.json",
            "  ollama MODEL    add one that an Ollama computes, as ollama list names it; also --query-prefix, --passage-prefix",
            "  use ID          embed the whole library with it; the old model serves meanwhile",
            "  cancel          give up such a change",
            "  remove ID       delete a model"
        })
public final class EmbeddingCommand extends ModelsOnDiskCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "list|get|add|ollama|use|cancel|remove",
            description = "What to do (default: list).")
    private String action = "list";

    @Option(
            names = "--pooling",
            paramLabel = "mean|cls",
            description = "add: how it gathers its vectors, where the folder does not say.")
    private @Nullable String pooling;

    @Option(
            names = "--query-prefix",
            paramLabel = "TEXT",
            description = "add: what it wants before a question (default: as the folder says).")
    private @Nullable String queryPrefix;

    @Option(
            names = "--passage-prefix",
            paramLabel = "TEXT",
            description = "add: what it wants before a passage (default: as the folder says).")
    private @Nullable String passagePrefix;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "ollama: where it is (default: " + OllamaPlace.USUAL + ").")
    private @Nullable String server;

    @Option(
            names = "--passages-leave",
            description =
                    "ollama: agree that the text of every passage and every question is sent to a"
                            + " server on another machine, also those of private missions.")
    private boolean elsewhere;

    @Override
    public Integer call() throws Exception {
        EmbeddingModels models = Workstation.embeddings(root().home(), root().proxies());
        return interruptibly(() ->
                switch (action) {
                    case "list" -> list(models);
                    case "get" -> get(models, subject("the model: maestro embedding list"));
                    case "add" -> add(models, subject("the folder that the model is in"));
                    case "ollama" -> ollama(models, subject("the model: ollama list"));
                    case "use" -> use(subject("the model: maestro embedding list"));
                    case "cancel" -> cancel();
                    case "remove" -> remove(models, subject("the model"));
                    default ->
                            throw new UsageException(
                                    "what can be done: list, get, add, ollama, use, cancel, remove");
                });
    }

    private int list(EmbeddingModels models) throws Exception {
        ModelChoice choice = ModelChoice.read(root().home());
        List<EmbeddingModel> installed = models.installed();
        for (CatalogueModel known : ModelCatalogue.all()) {
            boolean here = models.find(known.model().id()).isPresent();
            print(known.model(), Optional.of(known), here, choice);
        }
        for (EmbeddingModel own : installed) {
            if (ModelCatalogue.find(own.id()).isEmpty()) {
                print(own, Optional.empty(), true, choice);
            }
        }
        return Exit.DONE;
    }

    private void print(
            EmbeddingModel model,
            Optional<CatalogueModel> known,
            boolean here,
            ModelChoice choice) {
        boolean serving = model.id().equals(choice.serving());
        boolean wanted = model.id().equals(choice.wanted());
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", model.id());
            line.put("name", model.name());
            line.put("precision", model.precision());
            line.put("dimension", model.dimension());
            line.put("languages", model.languages());
            line.put("licence", known.map(CatalogueModel::licence).orElse(""));
            line.put("bytes", known.map(CatalogueModel::bytes).orElse(0L));
            line.put("installed", here);
            line.put("serving", serving);
            line.put("wanted", wanted);
            printJson(line);
            return;
        }
        String state =
                serving
                        ? "in use"
                        : wanted
                                ? "being changed for"
                                : here
                                        ? "on this machine"
                                        : "%s from %s"
                                                .formatted(
                                                        ByteSize.of(known.orElseThrow().bytes()),
                                                        known.orElseThrow().host());
        out().printf(
                        Locale.ROOT,
                        "%-24s %-24s %-5s %-11s %-11s %s%n",
                        model.id(),
                        model.name(),
                        model.precision(),
                        languages(model),
                        known.map(CatalogueModel::licence).orElse("your own"),
                        state);
    }

    private static String languages(EmbeddingModel model) {
        return model.languages().contains("mul") ? "many" : String.join(",", model.languages());
    }

    private int get(EmbeddingModels models, String id) throws InterruptedException {
        CatalogueModel known =
                ModelCatalogue.find(id).orElseThrow(() -> unknown(id, "maestro embedding list"));
        if (models.find(id).isPresent()) {
            done(id, "On this machine already: " + id);
            return Exit.DONE;
        }
        long bytes = known.bytes();
        begin(bytes, known.host());
        models.download(known, there -> arrived(id, there, bytes));
        done(id, "Downloaded: " + id + ". To search with it: maestro embedding use " + id);
        return Exit.DONE;
    }

    private int add(EmbeddingModels models, String folder) {
        ModelFolder read = folder(folder);
        Pooling said =
                pooling == null
                        ? read.pooling()
                                .orElseThrow(() ->
                                        new UsageException(
                                                "the folder does not say how the model"
                                                        + " gathers its vectors: add --pooling"
                                                        + " mean or --pooling cls, as its"
                                                        + " makers describe it"))
                        : switch (pooling) {
                            case "mean" -> Pooling.MEAN;
                            case "cls" -> Pooling.CLS;
                            default -> throw new UsageException("the pooling can be: mean, cls");
                        };
        EmbeddingModel added =
                models.add(
                        read,
                        name(read),
                        said,
                        queryPrefix == null ? read.queryPrefix() : queryPrefix,
                        passagePrefix == null ? read.passagePrefix() : passagePrefix);
        done(
                added.id(),
                "Added: %s, vectors of %d numbers. To search with it: maestro embedding use %s"
                        .formatted(added.id(), added.dimension(), added.id()));
        return Exit.DONE;
    }

    private int ollama(EmbeddingModels models, String model) {
        OllamaPlace place = OllamaPlace.of(server == null ? OllamaPlace.USUAL : server, elsewhere);
        OllamaPrefixes usual = OllamaPrefixes.of(model);
        EmbeddingModel added =
                models.addOllama(
                        place,
                        model,
                        queryPrefix == null ? usual.query() : queryPrefix,
                        passagePrefix == null ? usual.passage() : passagePrefix);
        done(
                added.id(),
                "Added: %s, vectors of %d numbers. To search with it: maestro embedding use %s"
                        .formatted(added.id(), added.dimension(), added.id()));
        return Exit.DONE;
    }

    private int remove(EmbeddingModels models, String id) throws Exception {
        if (id.equals(EmbeddingModel.BUILT_IN.id())) {
            throw new UsageException("the built-in model comes with the program and stays");
        }
        ModelChoice choice = ModelChoice.read(root().home());
        if (id.equals(choice.serving()) || id.equals(choice.wanted())) {
            throw new UsageException(
                    "the library uses " + id + "; change it first: maestro embedding use minilm");
        }
        if (!models.remove(id)) {
            throw new UsageException(
                    "there is no model "
                            + id
                            + " on this machine; maestro embedding list shows them");
        }
        done(id, "Removed: " + id);
        return Exit.DONE;
    }

    private int use(String id) throws InterruptedException {
        try (Workstation workstation = Workstation.open(root().home(), root().proxies())) {
            Library library = workstation.library();
            LibraryModel model = library.model();
            try (Library.Subscription _ =
                    library.onChange(() -> library.indexWork().ifPresent(w -> tell(id, w)))) {
                model.use(id);
                model.await();
            } catch (InterruptedException e) {
                err().println(
                                "maestro: interrupted. What is done is kept: the change goes on when the"
                                        + " program is started again; maestro embedding cancel gives it"
                                        + " up.");
                throw e;
            }
            if (!model.trouble().isNone()) {
                err().println("maestro: " + model.trouble().english());
                return Exit.FAILED;
            }
            done(id, "The library is searched with " + id + ".");
            return Exit.DONE;
        }
    }

    private int cancel() {
        try (Workstation workstation = Workstation.open(root().home(), root().proxies())) {
            LibraryModel model = workstation.library().model();
            model.cancel();
            done(model.id(), "The library is searched with " + model.id() + ".");
            return Exit.DONE;
        }
    }

    private void tell(String id, IndexWork work) {
        String doing =
                switch (work.reason()) {
                    case MODEL -> "embedded";
                    case MODEL_INDEX -> "indexed";
                    case LOST, OUTDATED -> "repaired";
                };
        tell(id, doing, work.done(), work.documents());
    }
}
