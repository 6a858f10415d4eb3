package maestro.app.ui.dock;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/// Marks the one row of tabs that has the keyboard, over all windows, with the pseudo-class
/// `keyboard`. (JavaFX's own `focus-within` stays behind where the focus moves while it is moving,
/// so that several rows had it.)
final class KeyboardMark {

    private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");

    private @Nullable Node marked;

    /// @param scene null while the panes stand in none
    void watch(@Nullable Scene scene) {
        if (scene == null) {
            return;
        }
        scene.focusOwnerProperty().subscribe(this::mark);
        scene.windowProperty()
                .flatMap(Window::focusedProperty)
                .subscribe(focused -> {
                    if (Boolean.TRUE.equals(focused)) {
                        mark(scene.getFocusOwner());
                    }
                });
    }

    /// Whether the keyboard is somewhere in this part of a window that is in front.
    static boolean in(Node part) {
        Scene scene = part.getScene();
        return scene != null
                && scene.getWindow() != null
                && scene.getWindow().isFocused()
                && owned(scene, part);
    }

    /// Takes the keyboard out of a part that is about to leave its window. Where that is left to
    /// JavaFX, what had it looks as if it had it still.
    static void release(Node part) {
        Scene scene = part.getScene();
        if (scene != null && owned(scene, part)) {
            scene.getRoot().requestFocus();
        }
    }

    private static boolean owned(Scene scene, Node part) {
        Node node = scene.getFocusOwner();
        while (node != null && node != part) {
            node = node.getParent();
        }
        return node != null;
    }

    private void mark(@Nullable Node owner) {
        Node leaf = owner;
        while (leaf != null && !(leaf instanceof DockContainerLeaf)) {
            leaf = leaf.getParent();
        }
        if (leaf == marked) {
            return;
        }
        if (marked != null) {
            marked.pseudoClassStateChanged(KEYBOARD, false);
        }
        marked = leaf;
        if (leaf != null) {
            leaf.pseudoClassStateChanged(KEYBOARD, true);
        }
    }
}
