package maestro.app.ui.plan;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The words of a row: as high for a question, which has no title, as for a section, so that the
/// tree above stays where it is.
final class PlanFields extends VBox {
    private final Region title;
    private final Region text;

    PlanFields(Region title, Region text) {
        super(title, text);
        this.title = title;
        this.text = text;
        getStyleClass().add("edit-fields");
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computePrefHeight(double width) {
        return title.prefHeight(width) + getSpacing() + text.prefHeight(width);
    }
}
