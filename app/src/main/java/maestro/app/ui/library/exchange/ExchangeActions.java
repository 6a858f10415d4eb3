package maestro.app.ui.library.exchange;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import maestro.agents.mission.Egress;
import maestro.agents.model.ProxyServer;
import maestro.agents.source.online.Registries;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.library.ingest.IngestModel;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.FolderQuestion;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.Saved;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.rag.duplicate.Duplicates;
import maestro.rag.exchange.Exporter;
import maestro.rag.exchange.ImportSummary;
import maestro.rag.exchange.Importer;
import maestro.rag.exchange.ReferenceFormat;
import maestro.rag.library.Document;
import maestro.rag.library.Library;
import org.jspecify.annotations.Nullable;

/// Takes references in from other programs and hands them on. Lives on the screen's thread.
public record ExchangeActions(
        Library library,
        LibraryModel model,
        IngestModel ingest,
        Background background,
        Notices notices,
        Window window,
        Texts texts,
        Supplier<Optional<ProxyServer>> proxy) {

    /// Of what went wrong, in a notice.
    private static final int MOST_SAID = 4;

    /// @param files whether the documents are copied, too
    private record Choice(ReferenceFormat format, boolean files) {}

    /// Looks for documents that are the same work.
    public void findDuplicates() {
        background.call(
                () -> Duplicates.find(library),
                found -> {
                    if (found.isEmpty()) {
                        notices.news(texts.get("duplicates.none"), "");
                    } else {
                        new DuplicatesDialog(found, model, window, texts).show();
                    }
                },
                notices::failure);
    }

    /// Asks registries about documents, once the user agrees to what that sends.
    public void fillIn(List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        Registries registries = new Registries(proxy);
        FillInDialog dialog =
                new FillInDialog(
                        documents,
                        document -> registries.ask(library, document, Egress.WEB),
                        model::describe,
                        background,
                        window,
                        texts);
        dialog.showAndWait();
        registries.close();
    }

    /// Asks for a file of references, and takes them in.
    public void importFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("import-file"));
        List<String> patterns =
                Stream.of("bib", "bibtex", "ris", "json")
                        .flatMap(e -> Stream.of("*." + e, "*." + e.toUpperCase(Locale.ROOT)))
                        .toList();
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts.get("import.kinds"), patterns),
                        new FileChooser.ExtensionFilter(texts.get("chooser.all"), "*.*"));
        File file = chooser.showOpenDialog(window);
        if (file != null) {
            take(file.toPath());
        }
    }

    /// Asks for a folder of Zotero, and takes in what is in it.
    public void importZotero() {
        FolderQuestion.ask(window, texts.get("import-zotero"), "Zotero").ifPresent(this::take);
    }

    /// Into the collection that is chosen.
    void take(Path source) {
        String collection = model.collectionProperty().get().orElse(null);
        AtomicReference<@Nullable ImportSummary> came = new AtomicReference<>();
        ingest.perform(
                (settings, listener) -> {
                    ImportSummary summary =
                            new Importer(library).run(source, collection, settings, listener);
                    came.set(summary);
                    return summary.files();
                },
                _ -> {
                    ImportSummary summary = came.get();
                    if (summary != null) {
                        tell(summary);
                    }
                });
    }

    private void tell(ImportSummary summary) {
        String heading =
                texts.get(
                        "imported",
                        summary.references(),
                        summary.described(),
                        summary.files().indexed() + summary.files().partial());
        if (summary.problems().isEmpty()) {
            notices.news(heading, "");
            return;
        }
        int more = summary.problems().size() - MOST_SAID;
        notices.warning(
                heading,
                summary.problems().stream()
                                .limit(MOST_SAID)
                                .map(problem -> problem.text(texts.locale()))
                                .collect(Collectors.joining("\n"))
                        + (more > 0 ? "\n" + texts.get("imported.more", more) : ""));
    }

    /// @param name for the file, without ending
    public void export(List<Document> documents, String name) {
        if (documents.isEmpty()) {
            notices.news(texts.get("export.none"), texts.get("export.none.text"));
            return;
        }
        ask(documents.size())
                .ifPresent(choice -> {
                    FileChooser chooser = new FileChooser();
                    chooser.setTitle(texts.get("export"));
                    String ending = choice.format().ending();
                    String plain = name.replaceAll("[\\\\/:*?\"<>|]", "_");
                    chooser.setInitialFileName(plain + "." + ending);
                    chooser.getExtensionFilters()
                            .add(
                                    new FileChooser.ExtensionFilter(
                                            texts.get("format." + choice.format()), "*." + ending));
                    File file = chooser.showSaveDialog(window);
                    if (file != null) {
                        write(documents, choice, Saved.withEnding(file.toPath(), ending));
                    }
                });
    }

    private void write(List<Document> documents, Choice choice, Path target) {
        background.call(
                () -> {
                    Exporter.export(library, documents, choice.format(), target, choice.files());
                    return true;
                },
                _ -> notices.news(texts.get("exported", documents.size()), target.toString()),
                notices::failure);
    }

    private Optional<Choice> ask(int documents) {
        Dialog<Choice> dialog = new Dialog<>();
        dialog.initOwner(window);
        dialog.setTitle(texts.get("export"));
        dialog.setHeaderText(null);
        ComboBox<ReferenceFormat> format = new ComboBox<>();
        format.setId("export-format");
        format.getItems().setAll(ReferenceFormat.values());
        format.setValue(ReferenceFormat.BIBTEX);
        format.setConverter(new ChoiceWords<>(value -> texts.get("format." + value)));
        CheckBox files = new CheckBox(texts.get("export.files"));
        files.setId("export-files");
        Label what = new Label(texts.get("documents", documents));
        VBox fields = new VBox(12, what, format, files);
        fields.getStyleClass().add("dialog-fields");
        dialog.getDialogPane().setContent(fields);
        ButtonType go = new ButtonType(texts.get("export.do"), ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        dialog.setResultConverter(
                button -> button == go ? new Choice(format.getValue(), files.isSelected()) : null);
        return dialog.showAndWait();
    }
}
