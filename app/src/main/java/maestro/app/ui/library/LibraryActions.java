package maestro.app.ui.library;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.library.exchange.ExchangeActions;
import maestro.app.ui.library.ingest.FileProgress;
import maestro.app.ui.library.ingest.IngestModel;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.FolderQuestion;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.Texts;
import maestro.rag.document.reading.FileEndings;
import maestro.rag.library.Document;
import maestro.rag.library.IngestSummary;

/// What the user can do with the library, with the questions that it takes. Lives on the screen's
/// thread.
///
/// @param askSample offers the question that goes with the sample, once that is in
/// @param quoting whether a mission is at work, asked off the screen's thread
record LibraryActions(
        LibraryModel model,
        IngestModel ingest,
        Navigator navigator,
        Background background,
        Notices notices,
        Window window,
        Texts texts,
        ExchangeActions exchange,
        Consumer<String> askSample,
        BooleanSupplier quoting) {

    /// Where the platform tells capital letters from small ones it does so in patterns, too.
    private static List<String> patterns() {
        return FileEndings.ALL.stream()
                .flatMap(e -> Stream.of("*." + e, "*." + e.toUpperCase(Locale.ROOT)))
                .toList();
    }

    void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("add-files"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts.get("chooser.documents"), patterns()),
                        new FileChooser.ExtensionFilter(texts.get("chooser.all"), "*.*"));
        List<File> files = chooser.showOpenMultipleDialog(window);
        if (files != null) {
            add(files.stream().map(File::toPath).toList());
        }
    }

    /// Those of the chosen collection, or all.
    void exportAll() {
        Optional<String> collection = model.collectionProperty().get();
        exchange.export(List.copyOf(model.shown()), collection.orElse(texts.get("export.name")));
    }

    void chooseFolder() {
        FolderQuestion.ask(window, texts.get("add-folder"), "")
                .ifPresent(folder -> add(List.of(folder)));
    }

    /// Adds to the library, and to the collection that is chosen.
    void add(List<Path> paths) {
        navigator.showPane("library");
        ingest.add(paths, model.collectionProperty().get().orElse(null), this::added);
    }

    /// Asks whether a folder is read once or followed from now on.
    ///
    /// @param follow asks how
    void folder(Path folder, Consumer<Path> follow) {
        ButtonType once = new ButtonType(texts.get("folder.once"), ButtonBar.ButtonData.OK_DONE);
        ButtonType watch = new ButtonType(texts.get("folder.watch"), ButtonBar.ButtonData.OTHER);
        String name = String.valueOf(folder.getFileName());
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        texts.get("folder.text"),
                        watch,
                        once,
                        ButtonType.CANCEL);
        alert.initOwner(window);
        alert.setTitle(texts.get("add-folder"));
        alert.setHeaderText(texts.get("folder.dropped", name));
        alert.setGraphic(null);
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        if (answer == once) {
            add(List.of(folder));
        } else if (answer == watch) {
            follow.accept(folder);
        }
    }

    /// Asks for a file's password and adds it with that.
    void unlock(FileProgress file) {
        PasswordField field = new PasswordField();
        field.setId("file-password");
        Dialog<String> dialog = new Dialog<>();
        dialog.initOwner(window);
        dialog.setTitle(texts.get("password"));
        dialog.setHeaderText(null);
        Label name = new Label(texts.get("password.of", String.valueOf(file.file().getFileName())));
        name.setWrapText(true);
        name.setLabelFor(field);
        VBox fields = new VBox(8, name, field);
        fields.getStyleClass().add("dialog-fields");
        dialog.getDialogPane().setContent(fields);
        ButtonType go = new ButtonType(texts.get("password.do"), ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.setOnShown(_ -> field.requestFocus());
        dialog.setResultConverter(button -> button == go ? field.getText() : null);
        dialog.showAndWait()
                .ifPresent(password -> {
                    ingest.dismiss(file);
                    String id = String.valueOf(file.file().getName(0));
                    if (file.file().getNameCount() == 2
                            && model.documents().stream().anyMatch(d -> d.id().equals(id))) {
                        ingest.readAgain(List.of(id), List.of(password), quoting);
                        return;
                    }
                    ingest.add(
                            List.of(file.file()),
                            model.collectionProperty().get().orElse(null),
                            List.of(password),
                            this::added);
                });
    }

    void addSample() {
        String collection = texts.get("sample.collection");
        background.call(
                Sample::copy,
                files ->
                        ingest.add(
                                files,
                                collection,
                                summary -> {
                                    added(summary);
                                    if (summary.failed() < files.size()) {
                                        askSample.accept(texts.get("sample.question"));
                                    }
                                }),
                notices::failure);
    }

    void newCollection(Set<String> documentIds) {
        name("new-collection", "", "").ifPresent(name -> model.createCollection(name, documentIds));
    }

    void renameCollection(String name) {
        var now = new maestro.rag.library.Collection(name, 0);
        name("collections.rename", now.parent(), now.leaf())
                .filter(changed -> !changed.equals(name))
                .ifPresent(changed -> model.renameCollection(name, changed));
    }

    /// A collection within another.
    void nest(String parent) {
        name("new-collection", parent, "")
                .ifPresent(name -> model.createCollection(name, Set.of()));
    }

    void newTag(Set<String> documentIds) {
        ask("tag.new", "tag-name", "").ifPresent(tag -> model.tag(documentIds, tag));
    }

    void saveSearch() {
        String filter = model.filterProperty().get().strip();
        if (!filter.isEmpty()) {
            ask("search.save", "saved-search-name", filter).ifPresent(model::saveSearch);
        }
    }

    private Optional<String> ask(String title, String id, String now) {
        TextInputDialog dialog = new TextInputDialog(now);
        dialog.initOwner(window);
        dialog.setTitle(texts.get(title));
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.setContentText(texts.get("new-collection.name"));
        dialog.getEditor().setId(id);
        return dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty());
    }

    /// A name that no other collection has.
    ///
    /// @param parent name of the collection that it is in; empty for none
    /// @param now its own name until now; empty for a new one
    private Optional<String> name(String title, String parent, String now) {
        String before = parent.isEmpty() ? "" : parent + "/";
        TextInputDialog dialog = new TextInputDialog(now);
        dialog.initOwner(window);
        dialog.setTitle(texts.get(title));
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.setContentText(texts.get("new-collection.name"));
        dialog.getEditor().setId("collection-name");
        dialog.getDialogPane()
                .lookupButton(ButtonType.OK)
                .disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !possible(before, dialog.getEditor().getText().strip(), now),
                                dialog.getEditor().textProperty()));
        return dialog.showAndWait().map(name -> before + name.strip());
    }

    private boolean possible(String before, String name, String now) {
        return !name.isEmpty()
                && (name.equals(now)
                        || model.collections().stream()
                                .noneMatch(c -> c.name().equals(before + name)));
    }

    void removeCollection(String name) {
        var removed = new maestro.rag.library.Collection(name, 0);
        long inside = model.collections().stream().filter(c -> removed.holds(c.name())).count() - 1;
        if (sure("remove-collection", "remove-collection.do", removed.leaf(), inside)) {
            model.removeCollection(name);
        }
    }

    void remove(List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        Set<String> ids =
                documents.stream().map(Document::id).collect(Collectors.toUnmodifiableSet());
        long notes = documents.stream().filter(d -> !d.marks().note().isEmpty()).count();
        if (sure("remove-documents", "remove", ids.size(), documents.getFirst().title(), notes)) {
            model.remove(ids);
        }
    }

    /// Out of the collection that is shown or, where the user wants that, out of the library.
    void takeAway(List<Document> documents) {
        Optional<String> chosen = model.collectionProperty().get();
        if (documents.isEmpty() || chosen.isEmpty()) {
            remove(documents);
            return;
        }
        List<Document> wanted = List.copyOf(documents);
        String leaf = new maestro.rag.library.Collection(chosen.get(), 0).leaf();
        ButtonType leave = new ButtonType(texts.get("leave.do"), ButtonBar.ButtonData.OK_DONE);
        ButtonType remove = new ButtonType(texts.get("leave.remove"), ButtonBar.ButtonData.OTHER);
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        texts.get("leave.text"),
                        remove,
                        leave,
                        ButtonType.CANCEL);
        alert.initOwner(window);
        alert.setHeaderText(texts.get("leave.ask", wanted.size(), wanted.getFirst().title(), leaf));
        alert.setTitle(texts.get("leave.do"));
        alert.setGraphic(null);
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        if (answer == leave) {
            model.removeFromCollection(
                    chosen.get(),
                    wanted.stream().map(Document::id).collect(Collectors.toUnmodifiableSet()));
        } else if (answer == remove) {
            remove(wanted);
        }
    }

    /// Those that an older version of the program read.
    void readOlderAgain() {
        readAgain(model.older());
    }

    void readAgain(Collection<String> documentIds) {
        navigator.showPane("library");
        ingest.readAgain(List.copyOf(documentIds), List.of(), quoting);
    }

    void describe(Document document) {
        new DescriptionDialog(document, window, texts)
                .showAndWait()
                .ifPresent(description -> model.describe(document.id(), description));
    }

    void open(String documentId) {
        navigator.openDocument(documentId, List.of());
    }

    /// Of a list's rows, for the size of text that a label of the list has.
    ObservableValue<Number> rowHeight(Label label) {
        return label.fontProperty().map(font -> Math.round(font.getSize() / 0.92 * 2.2));
    }

    private void added(IngestSummary summary) {
        int trouble = summary.failed() + summary.partial();
        if (trouble > 0) {
            notices.warning(
                    texts.get("added", summary.indexed() + summary.partial()),
                    texts.get("added.trouble", trouble));
        }
    }

    private boolean sure(String question, String yes, Object... arguments) {
        ButtonType doIt = new ButtonType(texts.get(yes), ButtonBar.ButtonData.OK_DONE);
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        texts.get(question + ".text", arguments),
                        doIt,
                        ButtonType.CANCEL);
        alert.initOwner(window);
        alert.setHeaderText(texts.get(question, arguments));
        alert.setTitle(texts.get(yes));
        alert.setGraphic(null);
        Optional<ButtonType> answer = alert.showAndWait();
        return answer.isPresent() && answer.get() == doIt;
    }
}
