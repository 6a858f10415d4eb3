package maestro.app.ui.watch;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.Node;
import javafx.stage.Window;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Command.Group;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.FolderQuestion;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Notices;
import maestro.app.ui.shell.Texts;
import maestro.rag.watch.Watches;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Watched folders on screen. Lives on the screen's thread.
public final class WatchFeature implements AutoCloseable {
    private final Texts texts = Texts.of(WatchFeature.class);
    private final WatchViewModel model;
    private final Navigator navigator;
    private final Window window;

    public WatchFeature(
            Watches watches,
            Navigator navigator,
            Background background,
            Notices notices,
            Window window) {
        this.navigator = navigator;
        this.window = window;
        model = new WatchViewModel(watches, background, notices::failure);
    }

    /// For the pane of the library.
    ///
    /// @param room height of the pane
    public Node list(ReadOnlyDoubleProperty room) {
        return new WatchList(model, room, texts);
    }

    /// What the command is called in menus.
    public String title() {
        return texts.get("add");
    }

    public Command command() {
        return Command.of(
                "library.watch",
                texts,
                "add",
                Group.LIBRARY,
                1,
                null,
                MaterialDesignF.FOLDER_SYNC_OUTLINE,
                this::choose);
    }

    /// Asks for a folder, and how it is to be followed.
    public void choose() {
        FolderQuestion.ask(window, texts.get("add"), "").ifPresent(this::ask);
    }

    /// Asks how a folder is to be followed.
    public void ask(Path folder) {
        Path name = folder.getFileName();
        new WatchDialog(folder, name == null ? "" : name.toString(), window, texts)
                .showAndWait()
                .ifPresent(choice -> {
                    navigator.showPane("library");
                    model.add(folder, choice.collection(), choice.whenGone());
                });
    }

    @Override
    public void close() {
        model.close();
    }
}
