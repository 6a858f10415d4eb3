package maestro.app.ui.shell.part;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/// Brings what has just been said before the user's eyes.
public final class InSight {
    private InSight() {}

    /// Scrolls the pane that a node is in, as little as shows all of it; nothing where it is in
    /// none, or in sight already.
    public static void bring(Node node) {
        for (Parent up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane) {
                bring(node, pane);
                return;
            }
        }
    }

    private static void bring(Node node, ScrollPane pane) {
        pane.applyCss();
        pane.layout();
        Node content = pane.getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double top = pane.getVvalue() * hidden;
        double wanted = Math.min(place.getMinY(), Math.max(top, place.getMaxY() - seen));
        if (wanted != top) {
            pane.setVvalue(Math.clamp(wanted / hidden, 0, 1));
        }
    }
}
