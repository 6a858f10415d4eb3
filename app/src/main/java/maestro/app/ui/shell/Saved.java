package maestro.app.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where a file goes that the user has named in a dialog for saving.
public final class Saved {
    private Saved() {}

    /// Gives the name its ending, which GTK's dialog does not. A file that is there under that name
    /// stays, because the dialog asked about the other one.
    ///
    /// @param ending without its dot
    public static Path withEnding(Path chosen, String ending) {
        String name = String.valueOf(chosen.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith("." + ending)) {
            return chosen;
        }
        Path ended = chosen.resolveSibling(name + "." + ending);
        return Files.exists(ended) ? chosen : ended;
    }
}
