package maestro.app.ui.plan;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import maestro.app.ui.plan.PlanViewModel.Face;
import maestro.app.ui.plan.PlanViewModel.Shown;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The plan's pane.
final class PlanView extends BorderPane {
    private final PlanViewModel viewModel;
    private final Texts texts;
    private final TreeItem<PlanNode> root = new TreeItem<>();
    private final TreeView<PlanNode> tree = new TreeView<>(root);
    private final PlanEditView editor;
    private final ComboBox<Integer> versions = new ComboBox<>();
    private final ToggleButton marks;
    private final Button change;
    private final ComboBox<Integer> since = new ComboBox<>();
    private final FlowPane header;
    private final Label fixed = new Label();
    private final Label made = new Label();
    private final Label summary = new Label();
    private final Label faceText = new Label();
    private final Button toMissions;
    private final VBox face;
    private boolean showing;

    PlanView(PlanViewModel viewModel, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        getStyleClass().add("plan-pane");
        getStylesheets().add(FeatureFile.stylesheet(PlanView.class, "plan.css"));
        root.setExpanded(true);
        tree.setId("plan-tree");
        tree.setShowRoot(false);
        tree.getStyleClass().addAll("plan-tree", "edge-to-edge", "takes-keyboard");
        editor = new PlanEditView(viewModel, tree, texts);
        tree.setCellFactory(_ -> {
            PlanCell cell = new PlanCell(texts);
            editor.makeDraggable(cell);
            return cell;
        });

        versions.setId("plan-version");
        versions.getStyleClass().add("compact");
        versions.setConverter(new VersionWords());
        versions.setOnAction(_ -> {
            if (!showing) {
                viewModel.choose(versions.getSelectionModel().getSelectedIndex());
            }
        });
        marks = new ToggleButton(texts.get("changes"));
        marks.setId("plan-changes");
        marks.getStyleClass().add("compact");
        marks.setTooltip(new Tooltip(texts.get("changes.tooltip")));
        marks.setOnAction(_ -> viewModel.showMarks(marks.isSelected()));
        change = new Button(texts.get("change"));
        change.setId("plan-change");
        change.getStyleClass().add("compact");
        change.setTooltip(new Tooltip(texts.get("change.tooltip")));
        change.setOnAction(_ -> viewModel.beginChange());
        since.setId("plan-since");
        since.getStyleClass().add("compact");
        since.setPromptText(texts.get("since.choose"));
        since.setConverter(new SinceWords());
        since.setButtonCell(new SinceCell());
        since.setOnAction(_ -> {
            int index = since.getSelectionModel().getSelectedIndex();
            if (!showing && index >= 0) {
                viewModel.since(index);
            }
        });
        header = new FlowPane(8, 4, versions, marks, since, change);
        header.getStyleClass().add("plan-header");
        VBox told =
                new VBox(
                        line(fixed, "plan-fixed"),
                        line(made, "plan-made"),
                        line(summary, "plan-summary"));
        told.getStyleClass().add("plan-told");

        toMissions = new Button(texts.get("face.missions"));
        toMissions.setOnAction(_ -> viewModel.showMissions());
        faceText.setWrapText(true);
        faceText.getStyleClass().add("face-text");
        face = new VBox(new FontIcon(MaterialDesignF.FILE_TREE_OUTLINE), faceText, toMissions);
        face.getStyleClass().add("face");

        setTop(new VBox(header, told, editor.bar(), problem()));
        setCenter(new StackPane(tree, face));
        setBottom(editor.footer());
        viewModel.shownProperty().subscribe(this::show);
    }

    private static Label line(Label label, String id) {
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private Node problem() {
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().add("problem");
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.textProperty().bind(viewModel.problemProperty());
        problem.visibleProperty().bind(viewModel.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void show(Shown shown) {
        boolean plan = shown.face() == Face.PLAN || shown.face() == Face.EDIT;
        Visible.set(header, shown.versions().size() > 1 || shown.face() == Face.PLAN);
        Visible.set(face, !plan);
        Visible.set(tree, plan);
        Visible.set(marks, shown.face() == Face.PLAN && shown.versions().size() > 1);
        toMissions.setVisible(shown.face() == Face.NO_MISSION || shown.face() == Face.FAILED);
        faceText.setText(texts.get("face." + shown.face().name(), shown.reason()));
        Visible.set(change, shown.change() == Plans.Change.OPEN);
        fixed.setText(
                switch (shown.change()) {
                    case WRITTEN, ENDED -> texts.get("fixed." + shown.change());
                    case NOT_YET, OPEN -> "";
                });
        editor.show(shown.face() == Face.EDIT, shown.changing());
        showing = true;
        if (!versions.getItems().equals(shown.versions())) {
            versions.getItems().setAll(shown.versions());
        }
        versions.setValue(plan ? Integer.valueOf(shown.version()) : null);
        marks.setSelected(shown.marks());
        Visible.set(since, marks.isVisible() && shown.marks());
        if (!since.getItems().equals(shown.others())) {
            since.getItems().setAll(shown.others());
        }
        since.setValue(shown.since() == 0 ? null : Integer.valueOf(shown.since()));
        showing = false;
        PlanWords words = new PlanWords(texts);
        made.setText(shown.marks() ? words.made(shown) : "");
        summary.setText(shown.since() == 0 ? "" : words.summary(shown));
        TreeItem<PlanNode> was = tree.getSelectionModel().getSelectedItem();
        String id = was == null || was.getValue() == null ? "" : was.getValue().id();
        if (PlanItems.update(root, shown.nodes())) {
            PlanItems.find(root, id).ifPresent(item -> select(tree, item));
        }
        if (plan && tree.getSelectionModel().isEmpty() && !root.getChildren().isEmpty()) {
            select(tree, root.getChildren().getFirst());
        }
        editor.select(tree.getSelectionModel().getSelectedItem());
    }

    /// The tree view moves the focus of a row on as others come in and drops that of one that has
    /// moved, a moment later, so that arrow keys would begin elsewhere; hence the second time.
    static void select(TreeView<PlanNode> tree, TreeItem<PlanNode> item) {
        int row = tree.getRow(item);
        if (row >= 0) {
            tree.getSelectionModel().clearAndSelect(row);
            Platform.runLater(() -> {
                if (tree.getSelectionModel().getSelectedItem() == item) {
                    tree.getFocusModel().focus(tree.getRow(item));
                }
            });
        }
    }

    private final class SinceWords extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer version) {
            return version == null ? "" : texts.get("since", version);
        }

        @Override
        public Integer fromString(@Nullable String words) {
            throw new UnsupportedOperationException("Versions are not typed");
        }
    }

    /// A box that was emptied forgets its prompt.
    private final class SinceCell extends ListCell<Integer> {
        @Override
        protected void updateItem(@Nullable Integer version, boolean none) {
            super.updateItem(version, none);
            setText(
                    none || version == null
                            ? texts.get("since.choose")
                            : texts.get("since", version));
        }
    }

    private final class VersionWords extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer version) {
            if (version == null) {
                return "";
            }
            List<Integer> all = versions.getItems();
            boolean newest = !all.isEmpty() && version.equals(all.getLast());
            return texts.get(newest ? "version.newest" : "version", version);
        }

        @Override
        public Integer fromString(@Nullable String words) {
            throw new UnsupportedOperationException("Versions are not typed");
        }
    }
}
