package maestro.app.ui.mission;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.mission.Mission;
import maestro.app.ui.mission.BriefWords.Line;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;

/// In a mission's head: how it is done, on a line that opens to the whole. There only where the
/// user chose something.
final class BriefHeadView extends TitledPane {
    /// What else is in the pane stays in sight.
    private static final double MOST_HEIGHT = 180;

    private final BriefWords words;
    private final VBox lines = new VBox(4);

    BriefHeadView(Texts texts) {
        words = new BriefWords(texts);
        setId("mission-brief");
        setExpanded(false);
        setAnimated(false);
        setMinWidth(0);
        getStyleClass().addAll(Styles.DENSE, "head-brief");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.getStyleClass().addAll("edge-to-edge", "form-scroll");
        setContent(scroll);
    }

    void show(Mission mission) {
        String summary = words.summary(mission);
        setText(summary);
        Visible.set(this, !summary.isEmpty());
        lines.getChildren().clear();
        for (Line line : words.lines(mission)) {
            lines.getChildren().addAll(label(line.name(), "head-facts"), label(line.value(), ""));
        }
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }
}
