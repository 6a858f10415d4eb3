package maestro.app.ui.library;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;
import maestro.rag.evaluation.LibraryEvaluation;
import maestro.rag.library.Library;

/// How good the search of this library is by the user's own judgements, the ways to search side by
/// side.
final class EvaluationDialog extends Dialog<ButtonType> {
    private static final List<String> COLUMNS =
            List.of("evaluate.ndcg", "evaluate.recall", "evaluate.mrr", "evaluate.time");

    private static final double WIDTH = 480;

    private final Texts texts;
    private final VBox fields = new VBox(12);
    private final Background.Cancellable running;

    EvaluationDialog(Library library, Background background, Window window, Texts texts) {
        this.texts = texts;
        initOwner(window);
        setTitle(texts.get("evaluate"));
        setHeaderText(null);
        fields.setId("evaluation");
        fields.getStyleClass().add("dialog-fields");
        fields.getChildren().setAll(text("evaluate.text"), new ProgressIndicator());
        getDialogPane().setContent(fields);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        running =
                background.call(
                        () -> measured(library),
                        this::show,
                        why -> fields.getChildren().set(1, new Label(Failures.words(why))));
        setOnHidden(_ -> running.cancel());
    }

    private static List<LibraryEvaluation.Result> measured(Library library)
            throws InterruptedException {
        LibraryEvaluation evaluation = LibraryEvaluation.of(library);
        return evaluation.queries() == 0 ? List.of() : evaluation.runAll();
    }

    private void show(List<LibraryEvaluation.Result> results) {
        if (results.isEmpty()) {
            fields.getChildren().setAll(text("evaluate.none"));
        } else {
            Label count = new Label(texts.get("evaluate.count", results.getFirst().queries()));
            fields.getChildren().setAll(text("evaluate.text"), count, table(results));
        }
        getDialogPane().getScene().getWindow().sizeToScene();
    }

    private Node table(List<LibraryEvaluation.Result> results) {
        GridPane table = new GridPane(24, 8);
        table.getColumnConstraints().add(new ColumnConstraints());
        for (int column = 0; column < COLUMNS.size(); column++) {
            ColumnConstraints right = new ColumnConstraints();
            right.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(right);
            Label name = new Label(texts.get(COLUMNS.get(column)));
            name.getStyleClass().addAll("muted", "small");
            table.add(name, column + 1, 0);
        }
        for (int row = 0; row < results.size(); row++) {
            LibraryEvaluation.Result result = results.get(row);
            String mode = texts.get("mode." + result.mode().name());
            table.add(
                    new Label(
                            result.reranker()
                                    .map(_ -> texts.get("evaluate.reranked", mode))
                                    .orElse(mode)),
                    0,
                    row + 1);
            double[] figures = {
                result.metrics().ndcg10(), result.metrics().recall10(), result.metrics().mrr10()
            };
            for (int column = 0; column < figures.length; column++) {
                table.add(figure("%.3f".formatted(figures[column])), column + 1, row + 1);
            }
            table.add(
                    figure(texts.get("evaluate.millis", result.p50())),
                    figures.length + 1,
                    row + 1);
        }
        return table;
    }

    private static Label figure(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("figures");
        return label;
    }

    private Label text(String key) {
        Label label = new Label(texts.get(key));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setPrefWidth(WIDTH);
        label.getStyleClass().add("muted");
        return label;
    }
}
