package maestro.app.ui;

import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A window beside the main one that is made when it is first asked for, and of which there is one
/// at most.
final class SideWindow {
    private final Desktop desktop;
    private final Stage owner;
    private final Supplier<Content> made;
    private @Nullable Stage shown;

    /// What is in it.
    record Content(Region view, String title, double width, double height) {}

    SideWindow(Desktop desktop, Stage owner, Supplier<Content> made) {
        this.desktop = desktop;
        this.owner = owner;
        this.made = made;
    }

    void open() {
        Stage before = shown;
        if (before != null && before.isShowing()) {
            before.toFront();
            before.requestFocus();
            return;
        }
        Content content = made.get();
        shown =
                OtherWindows.open(
                        desktop,
                        owner,
                        content.view(),
                        content.title(),
                        content.width(),
                        content.height());
    }

    void close() {
        if (shown != null) {
            shown.hide();
        }
    }
}
