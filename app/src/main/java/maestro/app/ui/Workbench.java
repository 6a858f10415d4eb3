package maestro.app.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.Commands;
import maestro.app.ui.command.Palette;
import maestro.app.ui.command.PaletteEntry;
import maestro.app.ui.command.PaletteModel;
import maestro.app.ui.dock.Dock;
import maestro.app.ui.dock.SavedLayout;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.ShellNavigator;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import maestro.app.ui.shell.status.StatusModel;
import org.jspecify.annotations.Nullable;

/// The window's content in one language: panes, commands, palette, and the features once the
/// services are open. Made again when the language changes. Lives on the screen's thread.
final class Workbench {

    /// What one is likely to look for comes first where nothing is typed.
    private static final List<Command.Group> PALETTE =
            List.of(
                    Command.Group.MISSION,
                    Command.Group.LIBRARY,
                    Command.Group.PANES,
                    Command.Group.VIEW,
                    Command.Group.EDIT,
                    Command.Group.FILE,
                    Command.Group.HELP);

    /// Itself, and what is done to the text that the palette takes the keyboard from.
    private static final Set<String> NOT_IN_PALETTE =
            Set.of("palette", "undo", "redo", "cut", "copy", "paste", "select-all");

    private final Desktop desktop;
    private final Stage stage;
    private final Texts texts = Texts.of(Pane.class);
    private final Commands commands = new Commands();
    private final PaletteModel paletteModel = new PaletteModel();
    private final StatusModel status = new StatusModel();
    private final List<Path> early = new ArrayList<>();
    private final Dock dock;
    private final ShellNavigator navigator;
    private final MainWindow window;
    private final LayoutKeeper keeper;
    private final WindowCommands windowCommands;
    private final Optional<SavedLayout> saved;
    private @Nullable Features features;

    Workbench(
            Desktop desktop, Stage stage, Optional<SavedLayout> saved, SavedLayout.Bounds bounds) {
        this.desktop = desktop;
        this.stage = stage;
        this.saved = saved;
        List<Pane> panes = StandardPanes.panes(this::standIn);
        dock = new Dock(panes, StandardPanes.LAYOUT, StandardPanes.ELASTIC);
        saved.ifPresent(dock::restore);
        navigator = new ShellNavigator(dock::show, dock::focus);
        keeper = new LayoutKeeper(stage, dock, desktop.settings(), bounds);
        Palette palette = new Palette(paletteModel);
        windowCommands =
                new WindowCommands(
                        stage,
                        dock,
                        desktop.settings(),
                        new OtherWindows(desktop, stage, commands, palette),
                        desktop::quit);
        commands.addAll(windowCommands.all());
        panes.forEach(pane -> commands.add(windowCommands.show(pane)));
        paletteModel.addSource(this::commandEntries);
        window = new MainWindow(commands, palette, dock.node(), status, navigator, this::addFiles);
    }

    Region window() {
        return window;
    }

    Dock dock() {
        return dock;
    }

    Commands commands() {
        return commands;
    }

    ShellNavigator navigator() {
        return navigator;
    }

    /// The window shows: what needs that is done.
    void shown() {
        dock.onWindow(commands::install);
        saved.ifPresent(dock::restoreFloating);
        keeper.start();
        dock.node().requestFocus();
        aliases();
    }

    /// Puts the features in place.
    void opened(Services services) {
        window.centre(dock.node());
        Features made = new Features(desktop, services, navigator, status, stage);
        features = made;
        made.panes().forEach(dock::provide);
        navigator.lead(made);
        commands.addAll(made.commands());
        paletteModel.addSource(made::paletteEntries);
        if (!early.isEmpty()) {
            made.addFiles(List.copyOf(early));
            early.clear();
        }
    }

    void cannotOpen(String why) {
        Button again = new Button(texts.get("opening.again"));
        again.setDefaultButton(true);
        again.setOnAction(_ -> {
            window.centre(dock.node());
            desktop.open();
        });
        Button quit = new Button(texts.get("opening.quit"));
        quit.setOnAction(_ -> desktop.quit());
        window.centre(Face.failed(texts.get("opening.failed"), why, again, quit));
    }

    /// Adds files to the library, as soon as it is open.
    void addFiles(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        if (features == null) {
            early.addAll(files);
        } else {
            features.addFiles(files);
        }
    }

    /// What the user is at; empty until the features are there.
    Optional<Features.At> at() {
        return Optional.ofNullable(features).map(Features::at);
    }

    /// Shows again what the user was at.
    void goOn(Features.At at) {
        if (features != null) {
            features.goOn(at);
        }
    }

    SavedLayout capture() {
        return keeper.capture();
    }

    LayoutKeeper keeper() {
        return keeper;
    }

    void keep() {
        keeper.keepNow();
    }

    void close() {
        keeper.stop();
        if (features != null) {
            features.close();
        }
        dock.closeWindows();
    }

    private Node standIn() {
        Label quiet = new Label(texts.get("loading"));
        quiet.getStyleClass().add("muted");
        return new StackPane(quiet);
    }

    private List<PaletteEntry> commandEntries() {
        List<PaletteEntry> entries = new ArrayList<>();
        List<Command> inOrder =
                commands.all().stream()
                        .sorted(Comparator.comparingInt(c -> PALETTE.indexOf(c.group())))
                        .toList();
        for (Command command : inOrder) {
            if (command.enabled().get() && !NOT_IN_PALETTE.contains(command.id())) {
                boolean pane = command.group() == Command.Group.PANES;
                entries.add(
                        new PaletteEntry(
                                pane ? PaletteEntry.Kind.PANE : PaletteEntry.Kind.COMMAND,
                                command.title(),
                                command.also(),
                                "",
                                command.shortcutText(),
                                command.icon(),
                                command.run()));
            }
        }
        return entries;
    }

    /// Other keys for the same: plus is a shifted key here and a key of its own there.
    private void aliases() {
        var keys = stage.getScene().getAccelerators();
        keys.put(KeyCombination.valueOf("Shortcut+Plus"), () -> commands.run("larger"));
        keys.put(KeyCombination.valueOf("Shortcut+Shift+Equals"), () -> commands.run("larger"));
        keys.put(KeyCombination.valueOf("Shortcut+Add"), () -> commands.run("larger"));
        keys.put(KeyCombination.valueOf("Shortcut+Subtract"), () -> commands.run("smaller"));
        keys.put(KeyCombination.valueOf("Shortcut+Numpad0"), () -> commands.run("normal-size"));
    }
}
