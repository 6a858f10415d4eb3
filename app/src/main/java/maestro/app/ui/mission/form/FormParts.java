package maestro.app.ui.mission.form;

import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import maestro.app.ui.shell.Texts;

/// What the forms for a mission and for a branch of one have in common.
public final class FormParts {
    /// Begins what the form says.
    public static final KeyCombination START =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private FormParts() {}

    /// A question holds no tabs, so the key is free to do what it does everywhere else.
    public static void traverse(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB
                && !event.isControlDown()
                && event.getTarget() instanceof Node node) {
            node.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    /// A whole number from 1 on, kept in step with a value.
    public static Spinner<Integer> number(String id, IntegerProperty value, int most) {
        Spinner<Integer> spinner =
                new Spinner<>(
                        new SpinnerValueFactory.IntegerSpinnerValueFactory(1, most, value.get()));
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setMaxWidth(120);
        spinner.getValueFactory().valueProperty().subscribe(v -> value.set(v == null ? 1 : v));
        value.subscribe(v -> spinner.getValueFactory().setValue(v.intValue()));
        return spinner;
    }

    /// A button that says so while a model is looked at before the work begins.
    public static Button starting(ObservableBooleanValue busy, Texts texts, String key) {
        Button button = new Button();
        button.textProperty()
                .bind(
                        Bindings.when(busy)
                                .then(texts.get("starting"))
                                .otherwise(texts.get(key, START.getDisplayText())));
        return button;
    }
}
