package maestro.app.ui.mission.branch;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.mission.branch.AnswersViewModel.Field;
import maestro.app.ui.mission.form.FormParts;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;

/// The part of a branch's form with what was answered beforehand. There only where a model thinks,
/// which alone reads it.
final class AnswersView extends TitledPane {
    private static final int ROWS = 2;

    private final Texts texts;
    private final VBox all = new VBox(8);

    /// @param model whether a model thinks
    /// @param unwritten whether anybody still writes
    AnswersView(
            AnswersViewModel viewModel,
            ObservableValue<Boolean> model,
            ObservableValue<Boolean> unwritten,
            Texts texts) {
        this.texts = texts;
        setText(texts.get("branch.answers"));
        setId("branch-answers");
        setExpanded(false);
        setAnimated(false);
        setMinWidth(0);
        getStyleClass().addAll(Styles.DENSE, "form-more");
        Label late = new Label(texts.get("branch.answers.late"));
        late.setId("branch-answers-late");
        late.getStyleClass().add("form-hint");
        late.setWrapText(true);
        late.setMinHeight(Region.USE_PREF_SIZE);
        setContent(new VBox(8, all, late));
        unwritten.subscribe(may -> {
            all.setDisable(!may);
            Visible.set(late, !may);
        });
        model.subscribe(there -> Visible.set(this, there));
        viewModel.fieldsProperty().subscribe(this::show);
    }

    private void show(List<Field> fields) {
        List<Node> made = new ArrayList<>();
        for (Field field : fields) {
            made.add(answer(field, made.size() + 1));
        }
        all.getChildren().setAll(made);
    }

    private Node answer(Field field, int number) {
        TextArea text = new TextArea();
        text.setId("branch-answer-" + number);
        text.setPrefRowCount(ROWS);
        text.setWrapText(true);
        text.textProperty().bindBidirectional(field.text());
        text.addEventFilter(KeyEvent.KEY_PRESSED, FormParts::traverse);
        Label asked =
                new Label(
                        field.question().isEmpty() ? texts.get("brief.unasked") : field.question());
        asked.setWrapText(true);
        asked.setMinHeight(Region.USE_PREF_SIZE);
        asked.setLabelFor(text);
        return new VBox(4, asked, text);
    }
}
