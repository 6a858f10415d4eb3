package maestro.app.ui.models;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.model.fitness.Fitness;
import maestro.agents.model.fitness.Task;
import maestro.agents.model.fitness.TaskResult;
import maestro.app.ui.models.FitnessChecks.Check;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// How a model does at a mission's tasks: task by task while it is tried, then what it is good for.
final class FitnessView extends VBox {
    private final Texts texts;
    private final Label heading = new Label();
    private final VBox tasks = new VBox(2);
    private final Button end = new Button();
    private String server = "";
    private String model = "";
    private Optional<Check> check = Optional.empty();

    FitnessView(FitnessChecks checks, Texts texts) {
        super(4);
        this.texts = texts;
        setId("fitness");
        getStyleClass().add("fitness");
        heading.setId("fitness-words");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.setOnAction(_ -> checks.cancel());
        HBox line = new HBox(8, heading, end);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, tasks);
        checks.checkProperty()
                .subscribe(now -> {
                    check = now;
                    show();
                });
    }

    /// The model that is chosen; its check is shown, and no other's.
    void of(String id, String named) {
        server = id;
        model = named;
        show();
    }

    private void show() {
        Optional<Check> shown = check.filter(c -> c.isOf(server, model));
        Visible.set(this, shown.isPresent());
        shown.ifPresent(now -> {
            heading.setText(words(now));
            heading.getStyleClass().removeAll("text-danger");
            if (now.failure() != null) {
                heading.getStyleClass().add("text-danger");
            }
            end.setText(texts.get(now.goesOn() ? "pull.cancel" : "dismiss"));
            tasks.getChildren().setAll(now.results().stream().map(this::line).toList());
        });
    }

    private String words(Check now) {
        Throwable why = now.failure();
        Fitness fitness = now.fitness();
        if (why != null) {
            return texts.get("check.failed", Failures.words(why));
        }
        return fitness == null
                ? texts.get("check.goes", now.results().size() + 1, Task.values().length)
                : fitness.words().text(texts.locale());
    }

    private Node line(TaskResult result) {
        FontIcon icon =
                new FontIcon(
                        result.passed()
                                ? MaterialDesignC.CHECK_CIRCLE_OUTLINE
                                : MaterialDesignA.ALERT_CIRCLE_OUTLINE);
        icon.getStyleClass().add(result.passed() ? "icon-success" : "icon-warning");
        Label words = new Label(result.words().text(texts.locale()));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("muted");
        return new HBox(8, icon, words);
    }
}
