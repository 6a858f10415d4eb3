package maestro.app.ui.agents;

import javafx.beans.Observable;
import javafx.beans.binding.BooleanExpression;
import javafx.collections.SetChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;

/// The part of a mission's form where agents of the user's own are chosen.
public final class AgentsSection extends VBox {
    private final AgentsViewModel viewModel;
    private final BooleanExpression withModel;
    private final Texts texts = Texts.of(AgentsSection.class);
    private final FlowPane boxes = new FlowPane(12, 4);
    private final Label hint = new Label();

    /// @param withModel whether the mission has a language model
    /// @param edit opens the window where agents are made
    public AgentsSection(AgentsViewModel viewModel, BooleanExpression withModel, Runnable edit) {
        super(6);
        this.viewModel = viewModel;
        this.withModel = withModel;
        setId("form-agents");
        Hyperlink link = new Hyperlink(texts.get("section.edit"));
        link.setId("form-agents-edit");
        link.setOnAction(_ -> {
            link.setVisited(false);
            edit.run();
        });
        link.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane head = new FlowPane(8, 0, new Label(texts.get("section")), link);
        boxes.getStyleClass().add("form-indent");
        hint.setId("form-agents-hint");
        hint.setWrapText(true);
        hint.getStyleClass().add("form-hint");
        getChildren().setAll(head, boxes, hint);
        viewModel.drafts().addListener((Observable _) -> show());
        viewModel.names().addListener((SetChangeListener<String>) _ -> show());
        withModel.subscribe(this::show);
        show();
    }

    private void show() {
        boxes.getChildren().clear();
        for (Draft draft : viewModel.drafts()) {
            if (draft.whole()) {
                boxes.getChildren().add(box(draft));
            }
        }
        boolean some = !boxes.getChildren().isEmpty();
        Visible.set(boxes, some);
        hint.setText(
                !some
                        ? texts.get("section.none")
                        : withModel.get() ? "" : texts.get("section.model"));
        Visible.set(hint, !hint.getText().isEmpty());
    }

    private CheckBox box(Draft draft) {
        String name = draft.name().strip();
        CheckBox box = new CheckBox(name);
        box.setSelected(viewModel.names().contains(name));
        box.setDisable(!withModel.get() && draft.plugin().isEmpty());
        box.setTooltip(new Tooltip(texts.get("place." + draft.place().name())));
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                viewModel.names().add(name);
            } else {
                viewModel.names().remove(name);
            }
        });
        return box;
    }
}
