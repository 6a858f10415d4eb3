package maestro.app.ui.command;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// "Find or do anything": a field and what it finds, over the window, driven by the keyboard.
public final class Palette extends StackPane {

    private static final int ROWS = 12;

    private final PaletteModel model;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private @Nullable Node focusBefore;

    public Palette(PaletteModel model) {
        this.model = model;
        Texts texts = Texts.of(Palette.class);
        getStyleClass().add("palette-veil");
        Visible.set(this, false);
        field.setId("palette-field");
        field.setPromptText(texts.get("palette.prompt"));
        list.setId("palette-list");
        list.setItems(model.found());
        list.setCellFactory(_ -> new EntryCell(texts));
        list.setFocusTraversable(false);
        list.setPlaceholder(none(texts));
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(ROWS));
        VBox box = new VBox(field, list);
        box.getStyleClass().add("palette");
        box.setMaxHeight(Region.USE_PREF_SIZE);
        setAlignment(box, Pos.TOP_CENTER);
        setMargin(box, new Insets(48, 16, 16, 16));
        getChildren().add(box);
        field.textProperty().bindBidirectional(model.queryProperty());
        model.queryProperty().subscribe(_ -> list.getSelectionModel().selectFirst());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                e -> {
                    if (e.getTarget() == this) {
                        hide();
                    }
                });
        list.setOnMouseClicked(_ -> choose());
        field.fontProperty()
                .subscribe(font -> list.setFixedCellSize(Math.round(font.getSize() * 2.2)));
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused && isVisible() && !list.isFocused()) {
                        hide();
                    }
                });
    }

    public void show() {
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        model.refresh();
        Visible.set(this, true);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        field.requestFocus();
    }

    public void hide() {
        if (!isVisible()) {
            return;
        }
        Visible.set(this, false);
        if (focusBefore != null && focusBefore.getScene() != null) {
            focusBefore.requestFocus();
        }
        focusBefore = null;
    }

    private void choose() {
        PaletteEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            hide();
            entry.run().run();
        }
    }

    private void pressed(KeyEvent e) {
        int selected = list.getSelectionModel().getSelectedIndex();
        int count = model.found().size();
        if (e.getCode() == KeyCode.ESCAPE) {
            hide();
        } else if (e.getCode() == KeyCode.ENTER) {
            choose();
        } else if (e.getCode() == KeyCode.DOWN && count > 0) {
            select((selected + 1) % count);
        } else if (e.getCode() == KeyCode.UP && count > 0) {
            select((selected - 1 + count) % count);
        } else if (e.getCode() == KeyCode.PAGE_DOWN && count > 0) {
            select(Math.min(count - 1, selected + ROWS - 1));
        } else if (e.getCode() == KeyCode.PAGE_UP && count > 0) {
            select(Math.max(0, selected - ROWS + 1));
        } else {
            return;
        }
        e.consume();
    }

    private void select(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
    }

    private static Label none(Texts texts) {
        Label label = new Label(texts.get("palette.none"));
        label.getStyleClass().add("none");
        return label;
    }

    private static final class EntryCell extends ListCell<PaletteEntry> {
        private final FontIcon icon = new FontIcon();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label shortcut = new Label();
        private final HBox row = new HBox(10);
        private final Texts texts;

        EntryCell(Texts texts) {
            this.texts = texts;
            detail.getStyleClass().addAll("muted", "small");
            shortcut.getStyleClass().add("key");
            detail.setMinWidth(0);
            detail.setMaxWidth(170); // so that a document with many authors keeps its title
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getChildren().addAll(icon, title, detail, gap, shortcut);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            icon.setIconCode(entry.icon());
            title.setText(entry.title());
            detail.setText(
                    entry.detail().isEmpty()
                            ? texts.get("kind." + entry.kind().name())
                            : entry.detail());
            shortcut.setText(entry.shortcut());
            shortcut.setVisible(!entry.shortcut().isEmpty());
            setGraphic(row);
        }
    }
}
