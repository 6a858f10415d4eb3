package maestro.app.ui.reasoning;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.reasoning.SteerViewModel.Ear;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// A line in which the user says something to an agent. There while the mission has not ended; it
/// says where an agent can't follow.
final class SteerBar extends VBox {
    private final SteerViewModel viewModel;
    private final AgentKind agent;
    private final Texts texts;
    private final TextField field = new TextField();
    private final Button send = new Button();
    private final HBox line = new HBox(field, send);
    private final Label note = new Label();

    SteerBar(SteerViewModel viewModel, AgentKind agent, Texts texts) {
        this.viewModel = viewModel;
        this.agent = agent;
        this.texts = texts;
        getStyleClass().add("steer");
        field.setId("steer-" + agent.name().toLowerCase(java.util.Locale.ROOT));
        field.setAccessibleText(texts.get("steer.name." + agent.name()));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(0);
        field.setOnAction(_ -> say());
        send.setGraphic(new FontIcon(MaterialDesignS.SEND));
        send.setAccessibleText(texts.get("steer.send"));
        send.setTooltip(new Tooltip(texts.get("steer.send")));
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.disableProperty().bind(field.textProperty().isEmpty());
        send.setOnAction(_ -> say());
        line.getStyleClass().add("steer-line");
        note.setMinWidth(0);
        note.getStyleClass().add("steer-note");
        getChildren().setAll(line, note);
        viewModel.earProperty(agent).subscribe(_ -> show());
        viewModel.problemProperty(agent).subscribe(_ -> show());
    }

    private void say() {
        viewModel.say(agent, field.getText(), field::clear);
    }

    private void show() {
        Ear ear = viewModel.earProperty(agent).get();
        String problem = viewModel.problemProperty(agent).get();
        boolean hears = ear == Ear.MODEL || ear == Ear.QUESTION;
        Visible.set(this, ear != Ear.NOBODY);
        Visible.set(line, hears);
        field.setPromptText(
                ear == Ear.QUESTION
                        ? texts.get("steer.question")
                        : texts.get("steer.name." + agent.name()));
        note.setText(
                !problem.isEmpty()
                        ? problem
                        : switch (ear) {
                            case DEAF -> texts.get("steer.deaf");
                            case OVER -> texts.get("steer.over");
                            case NOBODY, MODEL, QUESTION -> "";
                        });
        // Panes are low: only what went wrong takes more than a line.
        note.setWrapText(!problem.isEmpty());
        note.setTooltip(new Tooltip(note.getText()));
        Visible.set(note, !note.getText().isEmpty());
    }
}
