package maestro.app.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where a file goes that the user has named in a dialog for saving.
public final class Saved {
    private Saved() {}

    private static final int MOST = 1_000;

    /// Gives the name its ending, which GTK's dialog does not. A file that is there under that name
    /// stays, because the dialog asked about the other one: the name gets a number then, as in
    /// "report (2).md".
    ///
    /// @param ending without its dot
    public static Path withEnding(Path chosen, String ending) {
        String name = String.valueOf(chosen.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith("." + ending)) {
            return chosen;
        }
        Path free = chosen.resolveSibling(name + "." + ending);
        for (int i = 2; i < MOST && Files.exists(free); i++) {
            free = chosen.resolveSibling("%s (%d).%s".formatted(name, i, ending));
        }
        return Files.exists(free) ? chosen : free;
    }
}
