package maestro.app.ui.embedding;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.ui.shell.Texts;
import maestro.rag.embedding.ollama.OllamaPlace;
import maestro.rag.embedding.ollama.OllamaPrefixes;

/// Which model of which Ollama; a server on another machine only with a tick under what that means.
final class OllamaModelDialog extends Dialog<OllamaModelDialog.Wanted> {
    private static final double WIDTH = 460;

    /// What was said.
    ///
    /// @param elsewhere whether passages and questions may leave this machine
    record Wanted(
            String address,
            boolean elsewhere,
            String model,
            String queryPrefix,
            String passagePrefix) {}

    private final EmbeddingViewModel viewModel;
    private final Texts texts = Texts.of(OllamaModelDialog.class);
    private final TextField address = new TextField(OllamaPlace.USUAL);
    private final ComboBox<String> model = new ComboBox<>();
    private final TextField query = new TextField();
    private final TextField passage = new TextField();
    private final CheckBox agreed = new CheckBox();
    private final Label said = new Label();

    OllamaModelDialog(Window owner, EmbeddingViewModel viewModel) {
        this.viewModel = viewModel;
        initOwner(owner);
        setTitle(texts.get("ollama.title"));
        address.setId("ollama-address");
        HBox.setHgrow(address, Priority.ALWAYS);
        Button look = new Button(texts.get("ollama.look"));
        look.setId("ollama-look");
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(_ -> look());
        model.setId("ollama-model");
        model.setEditable(true);
        model.setMaxWidth(Double.MAX_VALUE);
        model.getEditor().textProperty().subscribe(this::prefixes);
        query.setId("ollama-query");
        passage.setId("ollama-passage");
        agreed.setId("ollama-agreed");
        Label meaning = wrapped(new Label(texts.get("ollama.agree")));
        meaning.setLabelFor(agreed);
        meaning.setOnMouseClicked(_ -> agreed.setSelected(!agreed.isSelected()));
        agreed.setAccessibleText(meaning.getText());
        HBox.setHgrow(meaning, Priority.ALWAYS);
        HBox agreement = new HBox(8, agreed, meaning);
        agreement.managedProperty().bind(agreement.visibleProperty());
        address.textProperty()
                .subscribe(typed -> {
                    boolean here = EmbeddingViewModel.namesThisMachine(typed);
                    agreed.setSelected(false); // it was said of another address
                    agreement.setVisible(!here);
                    said.setText(texts.get("ollama.note"));
                    if (getDialogPane().getScene() != null) {
                        getDialogPane().getScene().getWindow().sizeToScene();
                    }
                });
        said.setId("ollama-said");
        wrapped(said);
        said.getStyleClass().addAll("small", "muted");
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        row(grid, "ollama.address", address, new HBox(8, address, look));
        row(grid, "ollama.model", model, model);
        row(grid, "own.query", query, query);
        row(grid, "own.passage", passage, passage);
        VBox content = new VBox(12, grid, agreement, said);
        content.setPrefWidth(WIDTH);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        Node ok = getDialogPane().lookupButton(ButtonType.OK);
        ok.disableProperty()
                .bind(
                        model.getEditor()
                                .textProperty()
                                .isEmpty()
                                .or(
                                        agreement
                                                .visibleProperty()
                                                .and(agreed.selectedProperty().not())));
        setResultConverter(pressed ->
                pressed == ButtonType.OK
                        ? new Wanted(
                                address.getText().strip(),
                                agreed.isSelected(),
                                model.getEditor().getText().strip(),
                                query.getText(),
                                passage.getText())
                        : null);
        if (EmbeddingViewModel.namesThisMachine(address.getText())) {
            look(); // on this machine nobody has to be asked
        }
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void look() {
        viewModel.ollamaModels(
                address.getText(),
                agreed.isSelected(),
                found -> {
                    String typed = model.getEditor().getText();
                    model.getItems().setAll(found);
                    model.getEditor().setText(typed);
                    said.setText(
                            found.isEmpty()
                                    ? texts.get("ollama.none")
                                    : texts.get("ollama.found", found.size()));
                },
                said::setText);
    }

    private void prefixes(String name) {
        OllamaPrefixes usual = OllamaPrefixes.of(name);
        query.setText(usual.query());
        passage.setText(usual.passage());
    }

    private void row(GridPane grid, String key, Node named, Node field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(named);
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHgrow(field, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), label, field);
    }
}
