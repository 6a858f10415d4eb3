package maestro.app.ui.mission;

import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.controller.MissionSummary;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.TimeWords;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the list: the title, and below it state, round, progress and time.
final class MissionCell extends ListCell<MissionSummary> {
    private final MissionViewModel viewModel;
    private final Texts texts;
    private final TimeWords times = new TimeWords();
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label state = new Label();
    private final Label time = new Label();
    private final VBox content;
    private @Nullable PhaseLook look;

    MissionCell(MissionViewModel viewModel, Texts texts) {
        this.viewModel = viewModel;
        this.texts = texts;
        getStyleClass().add("mission-cell");
        title.getStyleClass().add("mission-title");
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        state.getStyleClass().add("mission-state");
        state.setMinWidth(0);
        time.getStyleClass().add("mission-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(icon, state, space, time);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("mission-line");
        content = new VBox(title, line);
        content.setMinWidth(0);
        content.setPrefWidth(0);
        viewModel.nowProperty().subscribe(this::showTime);
    }

    @Override
    protected void updateItem(@Nullable MissionSummary mission, boolean none) {
        super.updateItem(mission, none);
        if (none || mission == null) {
            setGraphic(null);
            return;
        }
        PhaseLook look = PhaseLook.of(mission.phase());
        title.setText(mission.title());
        state.setText(words(mission, look));
        this.look = look.dress(content, icon, this.look);
        showTime(viewModel.nowProperty().get());
        setGraphic(content);
    }

    private String words(MissionSummary mission, PhaseLook look) {
        String stands = standing(mission, look);
        return mission.thinkers().equals(List.of(Mission.EVIDENCE))
                ? stands
                : stands + " · " + String.join(", ", mission.thinkers());
    }

    private String standing(MissionSummary mission, PhaseLook look) {
        String word = texts.get(look.word());
        boolean between = mission.started() != null && !mission.phase().ended();
        if (!between) {
            return word;
        }
        String progress = texts.get("percent", mission.progress());
        return mission.round() == 0
                ? texts.get("state.begun", word, progress)
                : texts.get("state.round", word, mission.round(), progress);
    }

    private void showTime(Instant now) {
        MissionSummary mission = getItem();
        if (mission == null) {
            return;
        }
        Instant finished = mission.finished();
        Instant at =
                mission.phase() == Phase.CREATED || finished == null ? mission.created() : finished;
        time.setText(times.moment(at, now));
    }
}
