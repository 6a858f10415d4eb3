package maestro.app.ui.mission;

import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.mission.ReplayViewModel.Replay;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;

/// The slider that goes back and forth in a mission. There only while it is in use.
final class ReplayView extends VBox {
    private final ReplayViewModel viewModel;
    private final Texts texts;
    private final Slider slider = new Slider();
    private final Label where = new Label();
    private boolean showing;

    /// @param branch makes a branch that takes over all steps up to this number
    ReplayView(ReplayViewModel viewModel, Texts texts, IntConsumer branch) {
        super(6);
        this.viewModel = viewModel;
        this.texts = texts;
        getStyleClass().add("replay");
        setId("replay");
        where.setId("replay-where");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(where.textProperty());
        where.setTooltip(whole);
        slider.setId("replay-slider");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setTooltip(new Tooltip(texts.get("replay.tooltip")));
        slider.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button(texts.get("replay.close"));
        close.setId("replay-close");
        close.getStyleClass().add("compact");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> viewModel.close());
        Button fork = new Button(texts.get("replay.branch"));
        fork.setId("replay-branch");
        fork.getStyleClass().add("compact");
        fork.setMinWidth(Region.USE_PREF_SIZE);
        fork.setTooltip(new Tooltip(texts.get("branch.tooltip")));
        fork.setOnAction(_ ->
                viewModel
                        .replayProperty()
                        .get()
                        .ifPresent(now -> branch.accept(now.moment().number())));
        FlowPane line = new FlowPane(8, 6, fork, close);
        line.setAlignment(Pos.CENTER_LEFT);
        Label note = new Label(texts.get("replay.note"));
        note.getStyleClass().add("head-facts");
        note.setWrapText(true);
        getChildren().setAll(where, slider, line, note);
        slider.valueProperty()
                .subscribe(value -> {
                    if (!showing) {
                        viewModel.goTo((int) Math.round(value.doubleValue()));
                    }
                });
        viewModel.replayProperty().subscribe(this::show);
    }

    private void show(Optional<Replay> replay) {
        Visible.set(this, replay.isPresent());
        replay.ifPresent(now -> {
            showing = true;
            slider.setMax(Math.max(1, now.moments().size() - 1));
            if (Math.round(slider.getValue()) != now.at()) {
                slider.setValue(now.at());
            }
            showing = false;
            where.setText(
                    texts.get(
                            "replay.where",
                            now.moment().number(),
                            now.moments().getLast().number(),
                            now.moment().title()));
        });
    }
}
