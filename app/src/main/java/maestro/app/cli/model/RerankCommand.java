package maestro.app.cli.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import maestro.app.Workstation;
import maestro.app.cli.command.Exit;
import maestro.app.cli.command.UsageException;
import maestro.app.size.ByteSize;
import maestro.rag.embedding.model.CatalogueReranker;
import maestro.rag.embedding.model.ModelCatalogue;
import maestro.rag.embedding.model.ModelFolder;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.embedding.rerank.RerankingModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Only choosing opens the home; the rest works beside the desktop.
@Command(
        name = "rerank",
        description = {
            "The models that read the first hits of a search together with the question, and order them anew.",
            "  list            what there is, and what is used (without an action)",
            "  get ID          download a model; nothing is downloaded otherwise",
            "  add FOLDER      add a cross-encoder of one's own: model.onnx and tokenizer.json",
            "  use ID          order hits with it from now on",
            "  off             leave hits as they are",
            "  remove ID       delete a model"
        })
public final class RerankCommand extends ModelsOnDiskCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "list|get|add|use|off|remove",
            description = "What to do (default: list).")
    private String action = "list";

    @Override
    public Integer call() throws Exception {
        RerankingModels models = Workstation.rerankers(root().home(), root().proxies());
        return interruptibly(() ->
                switch (action) {
                    case "list" -> list(models);
                    case "get" -> get(models, subject("the model: maestro rerank list"));
                    case "add" -> add(models, subject("the folder that the model is in"));
                    case "use" -> use(Optional.of(subject("the model: maestro rerank list")));
                    case "off" -> use(Optional.empty());
                    case "remove" -> remove(models, subject("the model"));
                    default ->
                            throw new UsageException(
                                    "what can be done: list, get, add, use, off, remove");
                });
    }

    private int list(RerankingModels models) {
        Optional<String> chosen = models.chosen();
        List<RerankingModel> others = new ArrayList<>(models.installed());
        for (CatalogueReranker known : ModelCatalogue.rerankers()) {
            String id = known.model().id();
            Optional<RerankingModel> here = models.find(id);
            others.removeIf(one -> one.id().equals(id));
            print(here.orElse(known.model()), Optional.of(known), here.isPresent(), chosen);
        }
        others.forEach(own -> print(own, Optional.empty(), true, chosen));
        if (!json() && chosen.isEmpty()) {
            out().println("None is used: hits are ordered by words and meaning.");
        }
        return Exit.DONE;
    }

    private void print(
            RerankingModel model,
            Optional<CatalogueReranker> known,
            boolean here,
            Optional<String> chosen) {
        boolean used = chosen.filter(model.id()::equals).isPresent();
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", model.id());
            line.put("name", model.name());
            line.put("precision", model.precision());
            line.put("languages", model.languages());
            line.put("licence", known.map(CatalogueReranker::licence).orElse(""));
            line.put("bytes", known.map(CatalogueReranker::bytes).orElse(0L));
            line.put("installed", here);
            line.put("used", used);
            printJson(line);
            return;
        }
        String state =
                used
                        ? "in use"
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
                        model.languages().contains("mul") ? "many" : "en",
                        known.map(CatalogueReranker::licence).orElse("your own"),
                        state);
    }

    private int get(RerankingModels models, String id) throws InterruptedException {
        CatalogueReranker known =
                ModelCatalogue.findReranker(id)
                        .orElseThrow(() -> unknown(id, "maestro rerank list"));
        long bytes = known.bytes();
        begin(bytes, known.host());
        models.download(known, there -> arrived(id, there, bytes));
        done(id, "Downloaded: " + id + ". To order hits with it: maestro rerank use " + id);
        return Exit.DONE;
    }

    private int add(RerankingModels models, String folder) {
        ModelFolder read = folder(folder);
        RerankingModel added = models.add(read, name(read));
        done(
                added.id(),
                "Added: %s. To order hits with it: maestro rerank use %s"
                        .formatted(added.id(), added.id()));
        return Exit.DONE;
    }

    private int use(Optional<String> id) {
        try (Workstation workstation = Workstation.open(root().home(), root().proxies())) {
            id.ifPresentOrElse(
                    workstation.library().reranking()::use, workstation.library().reranking()::off);
        }
        done(
                id.orElse(""),
                id.map(one -> "The first hits of a search are ordered by " + one + ".")
                        .orElse("Hits are ordered by words and meaning."));
        return Exit.DONE;
    }

    private int remove(RerankingModels models, String id) {
        if (models.chosen().filter(id::equals).isPresent()) {
            throw new UsageException(id + " is in use; turn it off first: maestro rerank off");
        }
        if (!models.remove(id)) {
            throw new UsageException(
                    "there is no model " + id + " on this machine; maestro rerank list shows them");
        }
        done(id, "Removed: " + id);
        return Exit.DONE;
    }
}
