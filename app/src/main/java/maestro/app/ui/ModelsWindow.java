package maestro.app.ui;

import javafx.stage.Stage;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Command.Group;
import maestro.app.ui.models.ModelsView;
import maestro.app.ui.models.ModelsViewModel;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/// The window of models, of which there is one at most.
final class ModelsWindow {
    private final Desktop desktop;
    private final Stage owner;
    private final ModelsViewModel viewModel;
    private @Nullable Stage shown;

    ModelsWindow(Desktop desktop, Stage owner, ModelsViewModel viewModel) {
        this.desktop = desktop;
        this.owner = owner;
        this.viewModel = viewModel;
    }

    Command command() {
        return Command.of(
                "models",
                Texts.of(Navigator.class),
                "command.models",
                Group.EDIT,
                9,
                "Shortcut+Shift+Comma",
                MaterialDesignB.BRAIN,
                this::open);
    }

    void open() {
        Stage before = shown;
        if (before != null && before.isShowing()) {
            before.toFront();
            before.requestFocus();
            return;
        }
        ModelsView view = new ModelsView(viewModel);
        shown = OtherWindows.open(desktop, owner, view, view.title(), 880, 640);
    }

    void close() {
        if (shown != null) {
            shown.hide();
        }
    }
}
