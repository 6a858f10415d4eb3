package maestro.app.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// A dockable part of the window.
///
/// @param id stable, kept in saved layouts: "library", "report", "agent-planning"
/// @param title in the user's language
/// @param content made when the pane is first shown, on the screen's thread, and kept
public record Pane(String id, String title, Ikon icon, Supplier<Node> content) {}
