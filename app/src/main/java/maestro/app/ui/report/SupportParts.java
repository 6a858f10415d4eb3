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
        if (SupportLevel.compared(support)) {
            part(1, texts.get("support.meaning"), support.meaning(), texts);
        } else {
            said(1, texts.get("support.meaning"), texts.get("support.unread"));
        }
        part(2, texts.get("support.numbers"), support.numbers(), texts);
        Support.Verdict verdict = support.verdict();
        if (verdict != null) {
            said(3, texts.get("support.judge"), texts.get("support.judge." + verdict));
        }
    }

    private void said(int row, String name, String words) {
        Label label = new Label(name);
        label.getStyleClass().add("quiet");
        add(label, 0, row);
        add(new Label(words), 1, row, 2, 1);
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
