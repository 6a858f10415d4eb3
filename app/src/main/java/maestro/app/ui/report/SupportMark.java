package maestro.app.ui.report;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import maestro.agents.mission.Support;
import maestro.app.ui.shell.Texts;

/// Four small bars, as many filled as the support is strong.
final class SupportMark extends HBox {
    /// @param worded whether a weak one says so in words too
    SupportMark(Support support, boolean worded, Texts texts) {
        SupportLevel level = SupportLevel.of(support);
        getStyleClass().addAll("support-mark", level == SupportLevel.WEAK ? "weak" : "borne-out");
        for (int i = 0; i < 4; i++) {
            Region bar = new Region();
            bar.getStyleClass().addAll("bar", i < level.bars() ? "on" : "off");
            getChildren().add(bar);
        }
        if (worded && level == SupportLevel.WEAK) {
            getChildren().add(new Label(texts.get(level.word())));
        }
        String figure =
                SupportLevel.compared(support)
                        ? ", " + texts.get("support.total", support.total())
                        : "";
        setAccessibleText(texts.get(level.word()) + figure);
    }
}
