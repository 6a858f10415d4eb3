package maestro.app.ui.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.stage.Window;
import maestro.agents.model.ProxyServer;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Command.Group;
import maestro.app.ui.command.PaletteEntry;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.library.exchange.ExchangeActions;
import maestro.app.ui.library.ingest.IngestModel;
import maestro.app.ui.library.search.EvaluationDialog;
import maestro.app.ui.library.search.EvaluationModel;
import maestro.app.ui.library.search.SearchModel;
import maestro.app.ui.library.search.SearchView;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.status.StatusModel;
import maestro.app.ui.shell.status.StatusTask;
import maestro.app.ui.watch.WatchFeature;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The library on screen: the panes "library" and "search", their commands, and the documents in
/// the palette. Lives on the screen's thread.
public final class LibraryFeature implements AutoCloseable {

    private final Texts texts = Texts.of(LibraryFeature.class);
    private final LibraryModel model;
    private final IngestModel ingest;
    private final SearchModel search;
    private final Navigator navigator;
    private final LibraryActions actions;
    private final WatchFeature watch;
    private final Runnable evaluate;

    /// @param ingest outlives the feature
    /// @param watch is closed with it
    /// @param askSample offers the question that goes with the sample, once that is in
    /// @param quoting whether a mission is at work, asked off the screen's thread
    public LibraryFeature(
            Library library,
            IngestModel ingest,
            Navigator navigator,
            Background background,
            Notices notices,
            StatusModel status,
            Window window,
            WatchFeature watch,
            Consumer<String> askSample,
            BooleanSupplier quoting,
            Supplier<Optional<ProxyServer>> proxy) {
        this.navigator = navigator;
        this.watch = watch;
        model = new LibraryModel(library, background, notices::failure);
        this.ingest = ingest;
        search = new SearchModel(library, background, notices::failure);
        evaluate =
                () ->
                        new EvaluationDialog(
                                        new EvaluationModel(library, background), window, texts)
                                .show();
        actions =
                new LibraryActions(
                        model,
                        ingest,
                        navigator,
                        background,
                        notices,
                        window,
                        texts,
                        new ExchangeActions(
                                library, model, ingest, background, notices, window, texts, proxy),
                        askSample,
                        quoting);
        tell(status);
    }

    public List<Pane> panes() {
        return List.of(
                Pane.of(
                        "library",
                        () -> new LibraryView(model, ingest, actions, watch, this::similar, texts)),
                Pane.of("search", () -> new SearchView(search, model, navigator, evaluate, texts)));
    }

    public List<Command> commands() {
        return List.of(
                Command.of(
                        "library.add-files",
                        texts,
                        "add-files",
                        Group.LIBRARY,
                        1,
                        "Shortcut+O",
                        MaterialDesignF.FILE_PLUS_OUTLINE,
                        actions::chooseFiles),
                Command.of(
                        "library.add-folder",
                        texts,
                        "add-folder",
                        Group.LIBRARY,
                        1,
                        "Shortcut+Shift+O",
                        MaterialDesignF.FOLDER_PLUS_OUTLINE,
                        actions::chooseFolder),
                watch.command(),
                Command.of(
                        "library.new-collection",
                        texts,
                        "new-collection",
                        Group.LIBRARY,
                        2,
                        null,
                        MaterialDesignF.FOLDER_OUTLINE,
                        () -> actions.newCollection(java.util.Set.of())),
                Command.of(
                        "library.import-file",
                        texts,
                        "import-file",
                        Group.LIBRARY,
                        2,
                        null,
                        MaterialDesignI.IMPORT,
                        actions.exchange()::importFile),
                Command.of(
                        "library.import-zotero",
                        texts,
                        "import-zotero",
                        Group.LIBRARY,
                        2,
                        null,
                        MaterialDesignI.IMPORT,
                        actions.exchange()::importZotero),
                Command.of(
                        "library.export",
                        texts,
                        "export",
                        Group.LIBRARY,
                        2,
                        null,
                        MaterialDesignE.EXPORT,
                        actions::exportAll),
                Command.of(
                        "library.fill",
                        texts,
                        "fill.all",
                        Group.LIBRARY,
                        3,
                        null,
                        MaterialDesignC.CLOUD_DOWNLOAD_OUTLINE,
                        () -> actions.exchange().fillIn(List.copyOf(model.shown()))),
                Command.of(
                        "library.duplicates",
                        texts,
                        "duplicates.find",
                        Group.LIBRARY,
                        3,
                        null,
                        MaterialDesignC.CONTENT_DUPLICATE,
                        actions.exchange()::findDuplicates),
                Command.of(
                                "library.again",
                                texts,
                                "again.all",
                                Group.LIBRARY,
                                3,
                                null,
                                MaterialDesignR.REFRESH,
                                actions::readOlderAgain)
                        .enabledWhen(Bindings.isNotEmpty(model.older())),
                Command.of(
                        "library.search",
                        texts,
                        "search",
                        Group.LIBRARY,
                        3,
                        "Shortcut+Shift+F",
                        MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE,
                        () -> navigator.showPane("search")),
                Command.of(
                        "library.evaluate",
                        texts,
                        "evaluate",
                        Group.LIBRARY,
                        3,
                        null,
                        MaterialDesignC.CHART_BAR,
                        evaluate),
                Command.of(
                                "library.similar",
                                texts,
                                "similar",
                                Group.LIBRARY,
                                3,
                                "Shortcut+Shift+L",
                                MaterialDesignF.FILE_COMPARE,
                                () -> model.chosenProperty().get().ifPresent(this::similar))
                        .enabledWhen(
                                Bindings.createBooleanBinding(
                                        () -> model.chosenProperty().get().isPresent(),
                                        model.chosenProperty())),
                Command.of(
                        "library.add-sample",
                        texts,
                        "add-sample",
                        Group.LIBRARY,
                        4,
                        null,
                        MaterialDesignB.BOOKSHELF,
                        actions::addSample));
    }

    private void similar(Document document) {
        navigator.showPane("search");
        search.similar(document.id(), null, document.title());
    }

    /// All documents, for the palette.
    public List<PaletteEntry> paletteEntries() {
        return model.documents().stream().map(this::entry).toList();
    }

    /// Adds files and folders, wherever they came from.
    public void addFiles(List<Path> files) {
        if (files.size() == 1 && Files.isDirectory(files.getFirst())) {
            Path folder = files.getFirst();
            // what was dropped is let go of before a question is asked
            Platform.runLater(() -> actions.folder(folder, watch::ask));
        } else {
            actions.add(files);
        }
    }

    @Override
    public void close() {
        model.close();
        watch.close();
    }

    private PaletteEntry entry(Document document) {
        String authors = String.join(", ", document.authors());
        return new PaletteEntry(
                PaletteEntry.Kind.DOCUMENT,
                document.title(),
                List.of(),
                authors.isEmpty() ? document.file() : authors,
                "",
                MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                () -> actions.open(document.id()));
    }

    private void tell(StatusModel status) {
        StatusTask task = new StatusTask("library");
        model.documents()
                .addListener((Observable _) -> status.passagesProperty().set(model.passages()));
        ingest.progressProperty()
                .subscribe(p -> {
                    task.textProperty()
                            .set(
                                    texts.get(
                                            ingest.readsAgain()
                                                    ? "again.working"
                                                    : "ingest.working",
                                            p.ended(),
                                            p.found()));
                    task.progressProperty().set(p.found() == 0 ? -1 : p.done());
                    if (p.working() && !status.tasks().contains(task)) {
                        status.tasks().add(task);
                    } else if (!p.working()) {
                        status.tasks().remove(task);
                    }
                });
    }
}
