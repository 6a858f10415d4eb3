package maestro.app.ui.library;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Description;
import maestro.rag.library.Document;

/// Asks for a document's title and authors, as they stand now at first.
final class DescriptionDialog extends Dialog<Description> {

    DescriptionDialog(Document document, Window window, Texts texts) {
        initOwner(window);
        setTitle(texts.get("describe.heading"));
        setHeaderText(null);
        TextField title = new TextField(document.title());
        title.setId("description-title");
        title.setPrefColumnCount(40);
        TextArea authors = new TextArea(String.join("\n", document.authors()));
        authors.setId("description-authors");
        authors.setPrefRowCount(6);
        authors.setPrefColumnCount(40);
        Label titleLabel = new Label(texts.get("column.title"));
        titleLabel.setLabelFor(title);
        Label authorsLabel = new Label(texts.get("describe.authors"));
        authorsLabel.setLabelFor(authors);
        Label file = new Label(texts.get("describe.file", document.file()));
        file.getStyleClass().addAll("small", "muted");
        file.setWrapText(true);
        VBox fields = new VBox(6, titleLabel, title, authorsLabel, authors, file);
        getDialogPane().setContent(fields);
        ButtonType keep = new ButtonType(texts.get("describe.do"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(keep, ButtonType.CANCEL);
        getDialogPane()
                .lookupButton(keep)
                .disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> title.getText().isBlank(), title.textProperty()));
        setOnShown(_ -> title.requestFocus());
        setResultConverter(button -> {
            List<String> names = authors.getText().lines().toList();
            return button == keep ? new Description(title.getText(), names) : null;
        });
    }
}
