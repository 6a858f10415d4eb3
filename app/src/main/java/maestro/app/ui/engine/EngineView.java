package maestro.app.ui.engine;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.size.ByteSize;
import maestro.app.ui.shell.FolderQuestion;
import maestro.app.ui.shell.Texts;
import maestro.rag.embedding.torch.EngineChoice.Kind;
import maestro.rag.embedding.torch.TorchDownloads;

/// The engines to choose from, with buttons that try the one that is picked, use it, and download
/// what it takes.
public final class EngineView extends VBox {
    private static final int INDENT = 24;

    private final Texts texts = Texts.of(EngineView.class);
    private final EngineViewModel viewModel;

    public EngineView(EngineViewModel viewModel) {
        super(8);
        this.viewModel = viewModel;
        setId("engine");
        ToggleGroup kinds = new ToggleGroup();
        getChildren().add(choice(kinds, Kind.ONNX));
        getChildren().addAll(choice(kinds, Kind.TORCH), folder());
        if (TorchDownloads.processor().isPresent()) {
            getChildren().add(choice(kinds, Kind.TORCH_DOWNLOADED));
        }
        if (TorchDownloads.cuda()) {
            getChildren().add(choice(kinds, Kind.TORCH_CUDA));
        }
        getChildren().addAll(buttons(), bar(), result());
    }

    private Node choice(ToggleGroup kinds, Kind kind) {
        RadioButton button = new RadioButton(texts.get("kind." + kind));
        button.setId("engine-" + kind.word());
        button.setToggleGroup(kinds);
        button.setWrapText(true);
        button.setSelected(viewModel.kindProperty().get() == kind);
        button.setOnAction(_ -> viewModel.kindProperty().set(kind));
        // while this view is shown: the view model outlives it
        viewModel
                .kindProperty()
                .when(sceneProperty().isNotNull())
                .subscribe(now -> button.setSelected(now == kind));
        Label note = new Label(texts.get("kind." + kind + ".note"));
        note.setWrapText(true);
        note.setPadding(new Insets(0, 0, 0, INDENT));
        note.getStyleClass().addAll("muted", "small");
        return new VBox(2, button, note);
    }

    private Node folder() {
        TextField field = new TextField();
        field.setId("engine-folder");
        field.setPromptText(texts.get("folder.prompt"));
        field.setAccessibleText(texts.get("folder"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setText(viewModel.folderProperty().get());
        field.textProperty().subscribe((_, typed) -> viewModel.folderProperty().set(typed));
        viewModel
                .folderProperty()
                .when(sceneProperty().isNotNull())
                .subscribe(now -> {
                    if (!field.getText().equals(now)) {
                        field.setText(now);
                    }
                });
        Button choose = button("choose", this::choose);
        HBox line = new HBox(8, field, choose);
        line.setPadding(new Insets(0, 0, 0, INDENT));
        line.disableProperty().bind(viewModel.kindProperty().isNotEqualTo(Kind.TORCH));
        return line;
    }

    private void choose() {
        FolderQuestion.ask(getScene().getWindow(), texts.get("folder"), "")
                .ifPresent(chosen -> viewModel.folderProperty().set(chosen.toString()));
    }

    private Node buttons() {
        Button trial = button("try", viewModel::tryOut);
        Button use = button("use", () -> viewModel.use(texts.get("used")));
        Button download = button("download", viewModel::download);
        BooleanBinding blank =
                viewModel
                        .kindProperty()
                        .isEqualTo(Kind.TORCH)
                        .and(
                                Bindings.createBooleanBinding(
                                        () -> viewModel.folderProperty().get().isBlank(),
                                        viewModel.folderProperty()));
        for (Button button : new Button[] {trial, use, download}) {
            button.disableProperty().bind(viewModel.busyProperty().or(blank));
        }
        download.textProperty()
                .bind(
                        viewModel
                                .missingProperty()
                                .map(missing ->
                                        missing.map(found ->
                                                        texts.get(
                                                                "download",
                                                                ByteSize.of(found.bytes()),
                                                                found.host()))
                                                .orElse("")));
        download.visibleProperty()
                .bind(viewModel.missingProperty().map(missing -> missing.isPresent()));
        download.managedProperty().bind(download.visibleProperty());
        Button stop = button("stop", viewModel::stop);
        stop.visibleProperty().bind(viewModel.busyProperty());
        return new HBox(8, trial, use, download, stop);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button();
        if (!key.equals("download")) {
            button.setText(texts.get(key));
        }
        button.setId("engine-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node bar() {
        ProgressBar bar = new ProgressBar();
        bar.setId("engine-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(viewModel.progressProperty());
        bar.visibleProperty().bind(viewModel.progressProperty().greaterThanOrEqualTo(0));
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private Node result() {
        Label result = new Label();
        result.setId("engine-result");
        result.setWrapText(true);
        result.setMinHeight(Region.USE_PREF_SIZE);
        result.getStyleClass().add("small");
        result.textProperty().bind(viewModel.resultProperty());
        result.managedProperty().bind(viewModel.resultProperty().isNotEmpty());
        result.visibleProperty().bind(result.managedProperty());
        return result;
    }
}
