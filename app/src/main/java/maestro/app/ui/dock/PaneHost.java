package maestro.app.ui.dock;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A pane's place in the dock. Its content is made when it is first shown.
final class PaneHost extends StackPane {

    private @Nullable Supplier<Node> content;

    PaneHost(Supplier<Node> content) {
        this.content = content;
        getStyleClass().add("pane-host");
        setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        sceneProperty().subscribe(scene -> fill());
        // What takes the keyboard itself has done so by now.
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                _ -> {
                    if (!KeyboardMark.in(this)) {
                        requestFocus();
                    }
                });
    }

    /// Replaces the content, at once where it is on screen.
    void provide(Supplier<Node> newContent) {
        content = newContent;
        getChildren().clear();
        fill();
    }

    private void fill() {
        if (getScene() != null && content != null) {
            Node node = content.get();
            content = null;
            getChildren().setAll(node);
        }
    }
}
