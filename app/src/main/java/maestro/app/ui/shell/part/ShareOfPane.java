package maestro.app.ui.shell.part;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as what is in it, but at most a share of the pane's height; the rest is scrolled to.
public final class ShareOfPane extends ScrollPane {

    /// @param room height of the pane
    /// @param share of it, 0 to 1
    public ShareOfPane(Region content, ReadOnlyDoubleProperty room, double share) {
        super(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("plain");
        prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(content.getHeight(), room.get() * share),
                                content.heightProperty(),
                                room));
        visibleProperty().bind(content.visibleProperty());
        managedProperty().bind(content.managedProperty());
    }
}
