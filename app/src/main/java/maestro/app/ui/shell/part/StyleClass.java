package maestro.app.ui.shell.part;

import java.util.List;
import javafx.scene.Node;

/// Style classes that tell what state a node shows.
public final class StyleClass {
    private StyleClass() {}

    /// Gives a node one class of a family. Where it has that already nothing is touched: one that
    /// goes and comes back has JavaFX paint the whole window if nothing else changes in that frame.
    ///
    /// @param now one of the family, or empty for none
    public static void only(Node node, String now, String... family) {
        List<String> classes = node.getStyleClass();
        for (String one : family) {
            if (!one.equals(now)) {
                classes.remove(one);
            } else if (!classes.contains(one)) {
                classes.add(one);
            }
        }
    }
}
