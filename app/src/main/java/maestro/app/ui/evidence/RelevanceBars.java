package maestro.app.ui.evidence;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Four small bars, as many filled as a note answers its question well.
final class RelevanceBars extends HBox {
    private static final int BARS = 4;

    RelevanceBars() {
        getStyleClass().add("relevance");
        for (int i = 0; i < BARS; i++) {
            getChildren().add(new Region());
        }
    }

    /// @param relevance 0 to 1
    void show(double relevance) {
        long filled = Math.clamp(Math.round(relevance * BARS), 1, BARS);
        for (int i = 0; i < BARS; i++) {
            getChildren().get(i).getStyleClass().setAll("bar", i < filled ? "on" : "off");
        }
    }
}
