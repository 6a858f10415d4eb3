package maestro.app.ui.command;

import java.util.List;
import org.kordamp.ikonli.Ikon;

/// A line of the palette.
///
/// @param also other names that find it and aren't shown
/// @param detail beside the title, dimmed: the menu, the authors, the state
/// @param shortcut for people; empty where there is none
/// @param run what Enter does, on the screen's thread
public record PaletteEntry(
        Kind kind,
        String title,
        List<String> also,
        String detail,
        String shortcut,
        Ikon icon,
        Runnable run) {

    /// What it is, in the order in which equally good lines come.
    public enum Kind {
        COMMAND,
        PANE,
        MISSION,
        DOCUMENT
    }
}
