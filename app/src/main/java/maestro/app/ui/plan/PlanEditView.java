package maestro.app.ui.plan;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Section;
import maestro.agents.plan.PlanDraft;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// Editing of the plan: a bar of commands above the tree, the selected row's words below it, and
/// the two ways on. Keys in the tree: Enter or F2 edits, Delete removes, Alt with up and down
/// moves, Ctrl+Z undoes, Ctrl+Enter approves.
final class PlanEditView {
    private static final KeyCombination UNDO = shortcut(KeyCode.Z);
    private static final KeyCombination REDO = shortcut(KeyCode.Y);
    private static final KeyCombination APPROVE = shortcut(KeyCode.ENTER);
    private static final KeyCombination UP =
            new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
    private static final KeyCombination DOWN =
            new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

    private final PlanViewModel viewModel;
    private final TreeView<PlanNode> tree;
    private final Texts texts;
    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final Label textLabel = new Label();
    private final Label hint = new Label();
    private final Button approve = new Button();
    private final Button leave = new Button();
    private final Label problem = new Label();
    private final VBox titleBox;
    private final VBox bar;
    private final VBox footer;
    private final Button pin;
    private final Button pause;
    private @Nullable PlanNode selected;
    private boolean filling;
    private boolean editing;

    PlanEditView(PlanViewModel viewModel, TreeView<PlanNode> tree, Texts texts) {
        this.viewModel = viewModel;
        this.tree = tree;
        this.texts = texts;
        title.setId("plan-title");
        text.setId("plan-text");
        text.setWrapText(true);
        text.setPrefRowCount(1);
        Label titleLabel = new Label(texts.get("edit.title"));
        titleLabel.setLabelFor(title);
        textLabel.setLabelFor(text);
        titleBox = new VBox(titleLabel, title);
        titleBox.getStyleClass().add("plan-field");
        pin =
                button(
                        "pin",
                        MaterialDesignP.PIN_OUTLINE,
                        null,
                        () -> toggle(Section.Standing.PINNED));
        pause =
                button(
                        "pause",
                        MaterialDesignP.PAUSE_CIRCLE_OUTLINE,
                        null,
                        () -> toggle(Section.Standing.PAUSED));
        bar = makeBar();
        footer = makeFooter();
        title.focusedProperty().subscribe(focused -> commitUnless(focused));
        text.focusedProperty().subscribe(focused -> commitUnless(focused));
        title.textProperty().subscribe(this::showProblem);
        text.textProperty().subscribe(this::showProblem);
        title.addEventFilter(KeyEvent.KEY_PRESSED, this::fieldKey);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::fieldKey);
        tree.getSelectionModel().selectedItemProperty().subscribe(this::select);
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::treeKey);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    Node bar() {
        return bar;
    }

    Node footer() {
        return footer;
    }

    /// @param changing whether research is under way
    void show(boolean yes, boolean changing) {
        editing = yes;
        hint.setText(texts.get(changing ? "edit.hint.running" : "edit.hint"));
        approve.setText(texts.get(changing ? "edit.force" : "edit.approve"));
        Visible.set(leave, changing);
        Visible.set(bar, yes);
        Visible.set(footer, yes);
    }

    private VBox makeBar() {
        hint.setWrapText(true);
        hint.getStyleClass().add("edit-hint");
        Button undo =
                button("undo", MaterialDesignU.UNDO, UNDO, () -> viewModel.change(PlanDraft::undo));
        Button redo =
                button("redo", MaterialDesignR.REDO, REDO, () -> viewModel.change(PlanDraft::redo));
        viewModel
                .editingProperty()
                .subscribe(state -> {
                    undo.setDisable(!state.canUndo());
                    redo.setDisable(!state.canRedo());
                });
        FlowPane commands =
                new FlowPane(
                        button("section", MaterialDesignP.PLUS, null, this::addSection),
                        button(
                                "subsection",
                                MaterialDesignF.FORMAT_INDENT_INCREASE,
                                null,
                                this::addSubsection),
                        button(
                                "question",
                                MaterialDesignC.COMMENT_QUESTION_OUTLINE,
                                null,
                                this::addQuestion),
                        button("up", MaterialDesignA.ARROW_UP, UP, () -> shift(-1)),
                        button("down", MaterialDesignA.ARROW_DOWN, DOWN, () -> shift(1)),
                        pin,
                        pause,
                        button("delete", MaterialDesignD.DELETE_OUTLINE, null, this::remove),
                        undo,
                        redo);
        commands.getStyleClass().add("edit-commands");
        VBox made = new VBox(hint, commands);
        made.getStyleClass().add("edit-bar");
        return made;
    }

    private Button button(String key, Ikon icon, @Nullable KeyCombination keys, Runnable action) {
        Button made = new Button(null, new FontIcon(icon));
        made.setId("plan-" + key);
        made.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        String words = texts.get("edit." + key);
        made.setAccessibleText(words);
        made.setTooltip(
                new Tooltip(keys == null ? words : words + " (" + keys.getDisplayText() + ")"));
        made.setOnAction(_ -> action.run());
        return made;
    }

    private VBox makeFooter() {
        Button back = new Button(texts.get("edit.back"));
        back.setId("plan-back");
        back.setOnAction(_ -> viewModel.change(PlanDraft::revert));
        leave.setText(texts.get("edit.leave"));
        leave.setId("plan-leave");
        leave.setOnAction(_ -> viewModel.leaveChange());
        approve.setId("plan-approve");
        approve.getStyleClass().add(Styles.ACCENT);
        approve.setTooltip(new Tooltip(APPROVE.getDisplayText()));
        approve.setOnAction(_ -> approve());
        problem.setWrapText(true);
        problem.getStyleClass().add("problem");
        viewModel
                .editingProperty()
                .subscribe(state -> {
                    back.setDisable(!state.changed());
                    showProblem();
                });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(back, leave, space, approve);
        buttons.getStyleClass().add("edit-buttons");
        VBox textBox = new VBox(textLabel, text);
        textBox.getStyleClass().add("plan-field");
        VBox.setVgrow(textBox, Priority.ALWAYS);
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox made = new VBox(new PlanFields(titleBox, textBox), problem, buttons);
        made.getStyleClass().add("edit-footer");
        return made;
    }

    /// A row without words is no problem any more once some are typed for it.
    private void showProblem() {
        PlanNode node = selected;
        String typed = (node != null && node.section() ? title : text).getText();
        boolean naming = node != null && node.text().isBlank() && !typed.isBlank();
        Optional<PlanDraft.Problem> shown =
                viewModel.editingProperty().get().problem().filter(_ -> !naming);
        approve.setDisable(shown.isPresent());
        problem.setText(shown.map(p -> texts.get("problem." + p.name())).orElse(""));
        Visible.set(problem, shown.isPresent());
    }

    private void approve() {
        commit();
        tree.requestFocus();
        viewModel.approve();
    }

    /// Fills in the fields with what is selected, unless the user is typing in them.
    void select(@Nullable TreeItem<PlanNode> item) {
        PlanNode node = item == null ? null : item.getValue();
        PlanNode before = selected;
        boolean same = node != null && before != null && node.id().equals(before.id());
        if (same && (title.isFocused() || text.isFocused())) {
            selected = node;
            return;
        }
        if (!same) {
            commit();
        }
        selected = node;
        filling = true;
        boolean section = node != null && node.section();
        Visible.set(titleBox, section);
        textLabel.setText(texts.get(section ? "edit.purpose" : "edit.text"));
        title.setText(section && node != null ? node.text() : "");
        text.setText(node == null ? "" : section ? node.purpose() : node.text());
        filling = false;
    }

    private void commitUnless(boolean focused) {
        if (!focused) {
            commit();
        }
    }

    private void commit() {
        PlanNode node = selected;
        if (node == null || filling || !editing) {
            return;
        }
        if (node.section()) {
            viewModel.change(d -> d.describe(node.id(), title.getText(), line(text.getText())));
        } else {
            viewModel.change(d -> d.ask(node.id(), line(text.getText())));
        }
    }

    /// A purpose or question is one line.
    private static String line(String typed) {
        return typed.replace('\n', ' ').strip();
    }

    private void fieldKey(KeyEvent event) {
        if (APPROVE.match(event)) {
            approve();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            commit();
            tree.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            PlanNode kept = selected;
            selected = null;
            tree.requestFocus();
            selected = kept;
            select(tree.getSelectionModel().getSelectedItem());
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && event.getTarget() instanceof TextArea area) {
            area.requestFocusTraversal(
                    event.isShiftDown()
                            ? javafx.scene.TraversalDirection.PREVIOUS
                            : javafx.scene.TraversalDirection.NEXT);
            event.consume();
        }
    }

    private void treeKey(KeyEvent event) {
        if (!editing) {
            return;
        }
        if (APPROVE.match(event)) {
            approve();
        } else if (UNDO.match(event)) {
            viewModel.change(PlanDraft::undo);
        } else if (REDO.match(event)) {
            viewModel.change(PlanDraft::redo);
        } else if (UP.match(event)) {
            shift(-1);
        } else if (DOWN.match(event)) {
            shift(1);
        } else if (event.getCode() == KeyCode.DELETE) {
            remove();
        } else if (event.getCode() == KeyCode.F2 || event.getCode() == KeyCode.ENTER) {
            focusField();
        } else {
            return;
        }
        event.consume();
    }

    private void focusField() {
        if (titleBox.isVisible()) {
            title.requestFocus();
            title.selectAll();
        } else {
            text.requestFocus();
            text.selectAll();
        }
    }

    /// The selected section, or the one that holds the selected question.
    private Optional<String> currentSection() {
        TreeItem<PlanNode> item = tree.getSelectionModel().getSelectedItem();
        while (item != null && item.getValue() != null && !item.getValue().section()) {
            item = item.getParent();
        }
        return Optional.ofNullable(item).map(TreeItem::getValue).map(PlanNode::id);
    }

    private void addSection() {
        added(viewModel.edit(d -> d.addSection(currentSection().orElse(null), "")));
    }

    private void addSubsection() {
        currentSection().ifPresent(id -> added(viewModel.edit(d -> d.addSubsection(id, ""))));
    }

    private void addQuestion() {
        currentSection().ifPresent(id -> added(viewModel.edit(d -> d.addQuestion(id, ""))));
    }

    /// What is new is named at once.
    private void added(Optional<String> id) {
        id.flatMap(made -> PlanItems.find(tree.getRoot(), made))
                .ifPresent(item -> {
                    item.getParent().setExpanded(true);
                    PlanView.select(tree, item);
                    tree.scrollTo(tree.getRow(item));
                    focusField();
                });
    }

    private void toggle(Section.Standing standing) {
        currentSection().ifPresent(id -> viewModel.change(d -> d.toggle(id, standing)));
    }

    private void shift(int by) {
        PlanNode node = selected;
        if (node != null) {
            viewModel.change(d -> d.shift(node.id(), by));
        }
    }

    private void remove() {
        PlanNode node = selected;
        if (node != null) {
            int row = tree.getSelectionModel().getSelectedIndex();
            selected = null;
            viewModel.change(d -> d.remove(node.id()));
            tree.getSelectionModel().select(Math.min(row, tree.getExpandedItemCount() - 1));
            tree.requestFocus();
        }
    }

    /// Rows are dragged above, below, or (in the middle of a section) into each other.
    void makeDraggable(TreeCell<PlanNode> cell) {
        PlanDrag.install(
                cell,
                () -> editing,
                (id, target, into, after) -> {
                    boolean moved =
                            viewModel.edit(d -> d.drop(id, target, into, after)).orElse(false);
                    PlanItems.find(tree.getRoot(), id)
                            .ifPresent(item -> PlanView.select(tree, item));
                    return moved;
                });
    }
}
