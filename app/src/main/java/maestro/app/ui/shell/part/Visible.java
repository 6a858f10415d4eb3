package maestro.app.ui.shell.part;

import javafx.scene.Node;

/// Nodes that come and go.
public final class Visible {
    private Visible() {}

    /// Shows a node, or hides it, so that it takes no room either.
    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
