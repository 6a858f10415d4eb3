package maestro.app.ui.reader;

import java.util.function.IntSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import maestro.app.ui.reader.FindModel.Found;
import maestro.app.ui.shell.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The line in which words are typed that are looked for in the open document. Not there until
/// somebody wants it.
final class FindBar extends HBox {
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

    private final FindModel model;
    private final Texts texts;
    private final IntSupplier inSight;
    private final Runnable closed;
    private final TextField field = new TextField();
    private final Label count = new Label();

    /// Where the words are looked for from: what was in sight when that began.
    private int from;

    /// @param inSight offset in the stored text of what is in sight
    /// @param closed gives the keyboard back
    FindBar(FindModel model, Texts texts, IntSupplier inSight, Runnable closed) {
        this.model = model;
        this.texts = texts;
        this.inSight = inSight;
        this.closed = closed;
        setId("find-bar");
        getStyleClass().addAll("bar", "find-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("find-words");
        field.setPromptText(texts.get("find.prompt"));
        field.setAccessibleText(texts.get("find"));
        field.setMinWidth(36);
        field.setPrefColumnCount(8);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().subscribe((_, words) -> model.look(words, from));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        count.setId("find-count");
        count.getStyleClass().addAll("muted", "small", "figures");
        count.setMinWidth(36); // "1/37": the pane may be narrow
        getChildren()
                .addAll(
                        field,
                        count,
                        icon(MaterialDesignC.CHEVRON_UP, "find.previous", () -> model.step(-1)),
                        icon(MaterialDesignC.CHEVRON_DOWN, "find.next", () -> model.step(1)),
                        icon(MaterialDesignC.CLOSE, "find.close", this::close));
        model.foundProperty().subscribe(this::show);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Asks for words; what was typed before waits to be typed over.
    void open() {
        from = inSight.getAsInt();
        if (!isVisible()) {
            setVisible(true);
            model.look(field.getText(), from);
        }
        field.requestFocus();
        field.selectAll();
    }

    private void close() {
        setVisible(false);
        model.clear();
        closed.run();
    }

    /// Another document begins without it.
    void reset() {
        setVisible(false);
    }

    private void show(Found found) {
        int places = found.places().size();
        boolean nothing = !found.words().isBlank() && places == 0;
        count.setText(
                found.words().isBlank()
                        ? ""
                        : !found.readable()
                                ? texts.get("find.unreadable")
                                : nothing
                                        ? texts.get("find.none")
                                        : texts.get(
                                                found.more() ? "find.more" : "find.at",
                                                found.at() + 1,
                                                places));
        field.pseudoClassStateChanged(NONE, nothing);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            model.step(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    private Button icon(Ikon ikon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(ikon));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
