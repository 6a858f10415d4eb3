package maestro.app.ui.embedding;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.rag.embedding.Pooling;
import maestro.rag.embedding.model.ModelFolder;

/// How a model of the user's is asked: what its folder says, to be corrected.
final class OwnModelDialog extends Dialog<OwnModelDialog.Own> {
    /// What was said.
    record Own(String name, Pooling pooling, String queryPrefix, String passagePrefix) {}

    OwnModelDialog(Window owner, ModelFolder folder) {
        Texts texts = Texts.of(OwnModelDialog.class);
        initOwner(owner);
        setTitle(texts.get("add.title"));
        Path last = folder.folder().getFileName();
        TextField name = new TextField(last == null ? "" : last.toString());
        name.setId("own-name");
        ChoiceBox<Pooling> pooling = new ChoiceBox<>();
        pooling.setId("own-pooling");
        pooling.getItems().setAll(Pooling.values());
        pooling.setConverter(new ChoiceWords<>(value -> texts.get("pooling." + value.name())));
        folder.pooling().ifPresent(pooling::setValue);
        TextField query = new TextField(folder.queryPrefix());
        query.setId("own-query");
        TextField passage = new TextField(folder.passagePrefix());
        passage.setId("own-passage");
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        row(grid, texts.get("own.name"), name);
        row(grid, texts.get("own.pooling"), pooling);
        row(grid, texts.get("own.query"), query);
        row(grid, texts.get("own.passage"), passage);
        Label note = new Label(texts.get("own.note"));
        note.setWrapText(true);
        note.setMaxWidth(420);
        note.getStyleClass().addAll("muted", "small");
        grid.add(note, 0, grid.getRowCount(), 2, 1);
        getDialogPane().setContent(grid);
        getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        Node ok = getDialogPane().lookupButton(ButtonType.OK);
        ok.disableProperty()
                .bind(pooling.valueProperty().isNull().or(name.textProperty().isEmpty()));
        setResultConverter(pressed ->
                pressed == ButtonType.OK
                        ? new Own(
                                name.getText().strip(),
                                pooling.getValue(),
                                query.getText(),
                                passage.getText())
                        : null);
    }

    private static void row(GridPane grid, String words, Node field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        grid.addRow(grid.getRowCount(), label, field);
    }
}
