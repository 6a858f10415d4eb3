package maestro.app.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/// Asks for a folder.
public final class FolderQuestion {

    private FolderQuestion() {}

    /// Begins in the user's own folder: GTK's list of recent folders takes no path that is typed.
    ///
    /// @param usual name of a folder in the user's to begin with, where it is there; may be empty
    public static Optional<Path> ask(Window window, String title, String usual) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File home = new File(System.getProperty("user.home", ""));
        File begin = new File(home, usual);
        if (home.isDirectory()) {
            chooser.setInitialDirectory(begin.isDirectory() ? begin : home);
        }
        return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
    }
}
