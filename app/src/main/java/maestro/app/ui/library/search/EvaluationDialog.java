package maestro.app.ui.library.search;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.ui.library.search.EvaluationModel.Embedding;
import maestro.app.ui.library.search.EvaluationModel.Ground;
import maestro.app.ui.library.search.EvaluationModel.State;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.embedding.EmbeddingModel;
import maestro.rag.evaluation.LibraryEvaluation;

/// How good the search of this library is by the user's own judgements: the ways to search side by
/// side, and the models on this machine, where somebody wants that.
public final class EvaluationDialog extends Dialog<ButtonType> {
    private static final List<String> COLUMNS =
            List.of("evaluate.ndcg", "evaluate.recall", "evaluate.mrr", "evaluate.time");

    private static final double WIDTH = 560;
    private static final double HEIGHT = 440;
    private static final int SECONDS_IN_WORDS = 90;

    private final Texts texts;
    private final EvaluationModel model;
    private final VBox figures = new VBox(12);
    private final VBox choice = new VBox(8);
    private final Label doing = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button stop = new Button();
    private final HBox progress = new HBox(8, bar, stop);
    private final VBox working = new VBox(6, doing, progress);
    private final Label trouble = text("");
    private final Button compare = new Button();
    private List<CheckBox> boxes = List.of();

    public EvaluationDialog(EvaluationModel model, Window window, Texts texts) {
        this.texts = texts;
        this.model = model;
        initOwner(window);
        setTitle(texts.get("evaluate"));
        setHeaderText(null);
        setResizable(true);
        progress.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        stop.setId("evaluation-stop");
        stop.setText(texts.get("evaluate.stop"));
        stop.setOnAction(_ -> model.stop());
        compare.setId("evaluation-compare");
        compare.setText(texts.get("evaluate.compare"));
        compare.setOnAction(_ -> model.compare(chosen()));
        trouble.getStyleClass().setAll("label", "filter-problem");
        VBox fields = new VBox(12, figures, working, trouble, choice);
        fields.setId("evaluation");
        fields.getStyleClass().add("dialog-fields");
        ScrollPane page = new ScrollPane(fields);
        page.setFitToWidth(true);
        page.setPrefViewportHeight(HEIGHT);
        getDialogPane().setContent(page);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        model.stateProperty().subscribe(state -> show(state));
        setOnHidden(_ -> model.stop());
    }

    private List<String> chosen() {
        return boxes.stream()
                .filter(CheckBox::isSelected)
                .map(box -> (String) box.getUserData())
                .toList();
    }

    private void show(State now) {
        Ground ground = now.ground();
        boolean none = ground != null && ground.queries() == 0;
        figures.getChildren().setAll(text(texts.get(none ? "evaluate.none" : "evaluate.text")));
        if (ground != null && !now.results().isEmpty()) {
            figures.getChildren()
                    .addAll(
                            new Label(texts.get("evaluate.count", ground.queries())),
                            table(now.results(), ground));
        }
        if (ground != null && boxes.isEmpty() && !ground.others().isEmpty()) {
            offer(ground);
        }
        boxes.forEach(box -> box.setDisable(now.working()));
        compare.setDisable(now.working() || chosen().isEmpty());
        Embedding embedding = now.embedding();
        doing.setText(embedding == null ? texts.get("evaluate.asking") : words(embedding));
        bar.setProgress(
                embedding == null ? -1 : (double) embedding.done() / Math.max(1, embedding.of()));
        Visible.set(working, now.working());
        Visible.set(stop, ground != null);
        trouble.setText(now.trouble());
        Visible.set(trouble, !now.trouble().isEmpty());
    }

    private void offer(Ground ground) {
        Label title = new Label(texts.get("evaluate.others"));
        title.getStyleClass().add("strong");
        List<CheckBox> made = new ArrayList<>();
        for (EmbeddingModel other : ground.others()) {
            CheckBox box = new CheckBox(other.title());
            box.setId("evaluation-model-" + other.id());
            box.setUserData(other.id());
            box.selectedProperty().subscribe(_ -> compare.setDisable(chosen().isEmpty()));
            made.add(box);
        }
        boxes = made;
        choice.getChildren()
                .setAll(title, text(texts.get("evaluate.others.text", ground.sample().passages())));
        if (!ground.sample().whole()) {
            choice.getChildren()
                    .add(
                            text(
                                    texts.get(
                                            "evaluate.others.part",
                                            ground.sample().documents().size())));
        }
        choice.getChildren().addAll(boxes);
        choice.getChildren().add(compare);
    }

    private String words(Embedding now) {
        String far = texts.get("evaluate.embedding", now.model(), now.done(), now.of());
        if (now.seconds() < 0) {
            return far;
        }
        String left =
                now.seconds() < SECONDS_IN_WORDS
                        ? texts.get("evaluate.seconds", now.seconds())
                        : texts.get("evaluate.minutes", Math.ceilDiv(now.seconds(), 60));
        return texts.get("evaluate.left", far, left);
    }

    private GridPane table(List<LibraryEvaluation.Result> results, Ground ground) {
        GridPane table = new GridPane(24, 8);
        table.setId("evaluation-figures");
        table.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints());
        for (int column = 0; column < COLUMNS.size(); column++) {
            ColumnConstraints right = new ColumnConstraints();
            right.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(right);
            Label name = new Label(texts.get(COLUMNS.get(column)));
            name.getStyleClass().addAll("muted", "small");
            table.add(name, column + 2, 0);
        }
        String model = "";
        for (int row = 0; row < results.size(); row++) {
            LibraryEvaluation.Result result = results.get(row);
            if (!result.model().equals(model)) {
                model = result.model();
                table.add(new Label(ground.title(model)), 0, row + 1);
            }
            String mode = texts.get("mode." + result.mode().name());
            String way =
                    result.reranker().map(_ -> texts.get("evaluate.reranked", mode)).orElse(mode);
            table.add(new Label(way), 1, row + 1);
            double[] measured = {
                result.metrics().ndcg10(), result.metrics().recall10(), result.metrics().mrr10()
            };
            for (int column = 0; column < measured.length; column++) {
                table.add(figure("%.3f".formatted(measured[column])), column + 2, row + 1);
            }
            String time = texts.get("evaluate.millis", result.p50());
            table.add(figure(time), measured.length + 2, row + 1);
        }
        return table;
    }

    private static Label figure(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("figures");
        return label;
    }

    private Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setPrefWidth(WIDTH);
        label.getStyleClass().add("muted");
        return label;
    }
}
