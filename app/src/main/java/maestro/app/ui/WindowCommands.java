package maestro.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Command.Group;
import maestro.app.ui.dock.Dock;
import maestro.app.ui.settings.Appearance;
import maestro.app.ui.settings.Settings;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.theme.ThemeChoice;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// The commands of the window itself: panes, looks, the clipboard, settings, help.
///
/// @param quit ends the program
record WindowCommands(
        Stage stage, Dock dock, Settings settings, Windows windows, Runnable quit, Texts texts) {

    /// The panes that can be reached by a number.
    private static final List<String> NUMBERED =
            List.of(
                    "library",
                    "missions",
                    "report",
                    "plan",
                    "evidence",
                    "reader",
                    "search",
                    "timeline",
                    "agent-controller");

    /// Other windows that commands open.
    interface Windows {
        void palette();

        void settings();

        void shortcuts();

        void about();

        void home();
    }

    WindowCommands(Stage stage, Dock dock, Settings settings, Windows windows, Runnable quit) {
        this(stage, dock, settings, windows, quit, Texts.of(Navigator.class));
    }

    List<Command> all() {
        List<Command> all = new ArrayList<>();
        all.add(
                of(
                        "palette",
                        Group.EDIT,
                        2,
                        "Shortcut+K",
                        MaterialDesignM.MAGNIFY,
                        windows::palette));
        all.add(
                of(
                        "open-home",
                        Group.FILE,
                        8,
                        null,
                        MaterialDesignF.FOLDER_OUTLINE,
                        windows::home));
        all.add(of("quit", Group.FILE, 9, "Shortcut+Q", MaterialDesignE.EXIT_TO_APP, quit));
        all.addAll(editing());
        all.add(
                of(
                        "settings",
                        Group.EDIT,
                        9,
                        "Shortcut+Comma",
                        MaterialDesignC.COG_OUTLINE,
                        windows::settings));
        all.addAll(looks());
        all.addAll(paneCommands());
        all.add(
                of(
                        "shortcuts",
                        Group.HELP,
                        1,
                        "F1",
                        MaterialDesignK.KEYBOARD_OUTLINE,
                        windows::shortcuts));
        all.add(
                of(
                        "about",
                        Group.HELP,
                        2,
                        null,
                        MaterialDesignI.INFORMATION_OUTLINE,
                        windows::about));
        return all;
    }

    /// A command for each pane, made again when panes come.
    Command show(Pane pane) {
        int number = NUMBERED.indexOf(pane.id());
        return Command.of(
                "pane." + pane.id(),
                texts,
                "pane." + pane.id(),
                Group.PANES,
                number >= 0 ? 1 : 2,
                number >= 0 ? "Shortcut+" + (number + 1) : null,
                pane.icon(),
                () -> dock.focus(pane.id()));
    }

    private List<Command> editing() {
        return List.of(
                of(
                        "undo",
                        Group.EDIT,
                        0,
                        "Shortcut+Z",
                        MaterialDesignU.UNDO,
                        () -> onText(TextInputControl::undo)),
                of(
                        "redo",
                        Group.EDIT,
                        0,
                        "Shortcut+Shift+Z",
                        MaterialDesignR.REDO,
                        () -> onText(TextInputControl::redo)),
                of(
                        "cut",
                        Group.EDIT,
                        1,
                        "Shortcut+X",
                        MaterialDesignC.CONTENT_CUT,
                        () -> onText(TextInputControl::cut)),
                of(
                        "copy",
                        Group.EDIT,
                        1,
                        "Shortcut+C",
                        MaterialDesignC.CONTENT_COPY,
                        () -> onText(TextInputControl::copy)),
                of(
                        "paste",
                        Group.EDIT,
                        1,
                        "Shortcut+V",
                        MaterialDesignC.CONTENT_PASTE,
                        () -> onText(TextInputControl::paste)),
                of(
                        "select-all",
                        Group.EDIT,
                        1,
                        "Shortcut+A",
                        MaterialDesignS.SELECT_ALL,
                        () -> onText(TextInputControl::selectAll)));
    }

    private List<Command> looks() {
        return List.of(
                of(
                        "larger",
                        Group.VIEW,
                        2,
                        "Shortcut+Equals",
                        MaterialDesignF.FORMAT_FONT_SIZE_INCREASE,
                        () -> textSize(+10)),
                of(
                        "smaller",
                        Group.VIEW,
                        2,
                        "Shortcut+Minus",
                        MaterialDesignF.FORMAT_FONT_SIZE_DECREASE,
                        () -> textSize(-10)),
                of(
                        "normal-size",
                        Group.VIEW,
                        2,
                        "Shortcut+0",
                        MaterialDesignF.FORMAT_SIZE,
                        () -> textSize(0)),
                of(
                        "theme-light",
                        Group.VIEW,
                        3,
                        null,
                        MaterialDesignW.WHITE_BALANCE_SUNNY,
                        () -> theme(ThemeChoice.LIGHT)),
                of(
                        "theme-dark",
                        Group.VIEW,
                        3,
                        null,
                        MaterialDesignW.WEATHER_NIGHT,
                        () -> theme(ThemeChoice.DARK)),
                of(
                        "theme-system",
                        Group.VIEW,
                        3,
                        null,
                        MaterialDesignM.MONITOR,
                        () -> theme(ThemeChoice.SYSTEM)),
                of(
                        "full-screen",
                        Group.VIEW,
                        4,
                        "F11",
                        MaterialDesignF.FULLSCREEN,
                        () -> stage.setFullScreen(!stage.isFullScreen())));
    }

    private List<Command> paneCommands() {
        return List.of(
                of(
                        "next-pane",
                        Group.VIEW,
                        0,
                        "F6",
                        MaterialDesignA.ARROW_RIGHT,
                        () -> dock.focusNext(1)),
                of(
                        "previous-pane",
                        Group.VIEW,
                        0,
                        "Shift+F6",
                        MaterialDesignA.ARROW_LEFT,
                        () -> dock.focusNext(-1)),
                of(
                        "close-pane",
                        Group.VIEW,
                        1,
                        "Shortcut+W",
                        MaterialDesignC.CLOSE,
                        () -> onPane(dock::close)),
                of(
                        "maximize-pane",
                        Group.VIEW,
                        1,
                        "Shortcut+Shift+M",
                        MaterialDesignA.ARROW_EXPAND_ALL,
                        () -> onPane(dock::toggleMaximized)),
                of(
                        "tear-off-pane",
                        Group.VIEW,
                        1,
                        null,
                        MaterialDesignD.DOCK_WINDOW,
                        () -> onPane(dock::tearOff)),
                of(
                        "reset-layout",
                        Group.VIEW,
                        1,
                        null,
                        MaterialDesignV.VIEW_DASHBOARD_OUTLINE,
                        dock::reset));
    }

    private Command of(
            String key,
            Group group,
            int section,
            @Nullable String shortcut,
            Ikon icon,
            Runnable run) {
        return Command.of(key, texts, "command." + key, group, section, shortcut, icon, run);
    }

    /// @param step per cent; 0 for the normal size
    private void textSize(int step) {
        Appearance a = settings.appearance().get();
        settings.appearance()
                .set(
                        new Appearance(
                                a.theme(), a.language(), step == 0 ? 100 : a.textSize() + step));
    }

    private void theme(ThemeChoice theme) {
        Appearance a = settings.appearance().get();
        settings.appearance().set(new Appearance(theme, a.language(), a.textSize()));
    }

    private void onPane(Consumer<String> action) {
        Optional<String> focused = dock.focused();
        focused.ifPresent(action);
    }

    private void onText(Consumer<TextInputControl> action) {
        Node focused = stage.getScene().getFocusOwner();
        if (focused instanceof TextInputControl text) {
            action.accept(text);
        }
    }
}
