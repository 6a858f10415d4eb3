package maestro.app.ui.report;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import maestro.agents.mission.Support;
import maestro.app.ui.shell.Texts;

/// Support with its parts, each a name, a bar and a figure.
final class SupportParts extends GridPane {
    SupportParts(Support support, Texts texts) {
        getStyleClass().add("support-parts");
        part(0, texts.get("support.wording"), support.wording(), texts);
        part(1, texts.get("support.meaning"), support.meaning(), texts);
        part(2, texts.get("support.numbers"), support.numbers(), texts);
    }

    private void part(int row, String name, double value, Texts texts) {
        Label label = new Label(name);
        label.getStyleClass().add("quiet");
        ProgressBar bar = new ProgressBar(value);
        Label figure = new Label(texts.get("support.percent", value));
        figure.getStyleClass().add("figure");
        addRow(row, label, bar, figure);
    }
}
