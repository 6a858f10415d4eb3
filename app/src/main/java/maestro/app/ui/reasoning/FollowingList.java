package maestro.app.ui.reasoning;

import atlantafx.base.theme.Styles;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import maestro.app.ui.reasoning.step.AgentViewModel;
import maestro.app.ui.reasoning.step.Row;
import maestro.app.ui.shell.Texts;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// A list that stays at its end until the user goes elsewhere, and offers the way back with the
/// number of what came. Only what the user does decides, never how the layout fell out.
final class FollowingList extends StackPane {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final AgentViewModel viewModel;
    private final ListView<Row> list;
    private final Runnable laidOut;
    private final Runnable goToEnd = this::goToEnd;
    private final Runnable keepEnd = this::keepEnd;
    private boolean toEnd = true;
    private boolean toSelected;
    private @org.jspecify.annotations.Nullable VirtualFlow<?> flow;

    /// @param laidOut runs after each layout, before the list is brought to its end
    FollowingList(AgentViewModel viewModel, ListView<Row> list, Texts texts, Runnable laidOut) {
        this.viewModel = viewModel;
        this.list = list;
        this.laidOut = laidOut;
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Button chip = new Button("", new FontIcon(MaterialDesignA.ARROW_DOWN));
        chip.getStyleClass().addAll("new-chip", Styles.SMALL, Styles.ROUNDED, Styles.ACCENT);
        chip.setFocusTraversable(false);
        chip.setOnAction(_ -> {
            viewModel.followEnd();
            toEnd = true;
            requestLayout();
        });
        StackPane.setAlignment(chip, Pos.BOTTOM_CENTER);
        chip.visibleProperty().bind(viewModel.unseenProperty().greaterThan(0));
        viewModel.unseenProperty().subscribe(n -> chip.setText(texts.get("new", n.intValue())));
        getChildren().setAll(list, chip);

        list.getItems().subscribe(() -> toEnd = true);
        viewModel.followingProperty().subscribe(() -> toEnd = true);
        list.widthProperty().subscribe(() -> toEnd = true);
        list.heightProperty().subscribe(() -> toEnd = true);
        sceneProperty()
                .subscribe((before, now) -> {
                    if (before != null) {
                        before.removePreLayoutPulseListener(goToEnd);
                        before.removePostLayoutPulseListener(keepEnd);
                    }
                    if (now != null) {
                        now.addPreLayoutPulseListener(goToEnd);
                        now.addPostLayoutPulseListener(keepEnd);
                    }
                });
        list.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::dragged);
    }

    /// Brings the selected row on screen once the list has been laid out: one that was never on
    /// screen yet has no place to go to.
    void goToSelected() {
        toSelected = true;
        list.requestLayout();
    }

    /// Once a frame before styles are read and the layout is done. The rows are laid out here: one
    /// whose state changed in the layout proper would keep its style for a frame, and the frame
    /// after has JavaFX paint the whole window where nothing else changed in it.
    private void goToEnd() {
        if (toEnd && viewModel.followingProperty().get() && list.isVisible()) {
            int count = list.getItems().size();
            VirtualFlow<?> rows = flow;
            if (rows != null && count < rows.getCellCount()) {
                // It would fill the room below the last row with cells, and throw them away.
                int page = (int) Math.ceil(rows.getHeight() / list.getFixedCellSize());
                rows.scrollToTop(Math.max(0, count - page));
            }
            list.scrollTo(count);
            list.layout();
        }
    }

    /// Again after the layout where that moved the rows.
    private void keepEnd() {
        laidOut.run();
        if (toSelected && list.isVisible() && list.getSkin() != null) {
            toSelected = false;
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        }
        if (!toEnd || !viewModel.followingProperty().get()) {
            toEnd = false;
            return;
        }
        int last = list.getItems().size() - 1;
        if (last < 0 || !list.isVisible()) {
            return;
        }
        if (atEnd(last)) {
            toEnd = false;
        } else {
            list.scrollTo(last + 1);
        }
    }

    private boolean atEnd(int last) {
        VirtualFlow<?> rows = flow;
        if (rows == null && list.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            rows = found;
            flow = found;
        }
        if (rows == null) {
            return false;
        }
        IndexedCell<?> cell = rows.getLastVisibleCell();
        return cell != null
                && cell.getIndex() == last
                && cell.getBoundsInParent().getMaxY() <= rows.getHeight() + 1;
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() > 0) {
            viewModel.goElsewhere();
        } else if (event.getDeltaY() < 0) {
            javafx.application.Platform.runLater(this::followWhereAtEnd);
        }
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> viewModel.goElsewhere();
            case END -> viewModel.followEnd();
            case DOWN, PAGE_DOWN -> javafx.application.Platform.runLater(this::followWhereAtEnd);
            default -> {}
        }
    }

    /// The bar was moved by hand.
    private void dragged(MouseEvent event) {
        if (onScrollBar(event)) {
            if (bar() instanceof ScrollBar bar && bar.getValue() < bar.getMax() - 1e-3) {
                viewModel.goElsewhere();
            } else {
                viewModel.followEnd();
            }
        }
    }

    private static boolean onScrollBar(Event event) {
        javafx.scene.Node node = event.getTarget() instanceof javafx.scene.Node n ? n : null;
        while (node != null && !(node instanceof ScrollBar)) {
            node = node.getParent();
        }
        return node != null;
    }

    private void followWhereAtEnd() {
        ScrollBar bar = bar();
        if (bar == null || !bar.isVisible() || bar.getValue() >= bar.getMax() - 1e-3) {
            viewModel.followEnd();
        }
    }

    private @org.jspecify.annotations.Nullable ScrollBar bar() {
        return list.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(b -> b.getOrientation() == Orientation.VERTICAL)
                .findFirst()
                .orElse(null);
    }

    /// The selected rows as lines of text, each once however many of its lines are selected.
    void copy() {
        StringBuilder text = new StringBuilder();
        Row last = null;
        for (int i : list.getSelectionModel().getSelectedIndices().stream().sorted().toList()) {
            Row shown = i < list.getItems().size() ? list.getItems().get(i) : null;
            Row row = shown instanceof Row.Part part ? part.of() : shown;
            if (row != null && (row != last || row == shown)) {
                text.append(row.copied()).append('\n');
            }
            last = row;
        }
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.toString());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
