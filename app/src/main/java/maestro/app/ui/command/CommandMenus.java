package maestro.app.ui.command;

import java.util.Objects;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import maestro.app.ui.shell.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/// The menu bar, made of the commands and kept in step with them.
public final class CommandMenus {

    private final Commands commands;
    private final Texts texts = Texts.of(CommandMenus.class);
    private final MenuBar bar = new MenuBar();

    public CommandMenus(Commands commands) {
        this.commands = commands;
        commands.all().addListener((ListChangeListener<Command>) _ -> build());
        build();
    }

    public MenuBar bar() {
        return bar;
    }

    private void build() {
        bar.getMenus().clear();
        for (Command.Group group : Command.Group.values()) {
            if (group == Command.Group.PANES) {
                continue;
            }
            Menu menu =
                    new Menu(texts.get("menu." + group.name().toLowerCase(java.util.Locale.ROOT)));
            menu.setId("menu-" + group.name().toLowerCase(java.util.Locale.ROOT));
            fill(menu.getItems(), group);
            if (group == Command.Group.VIEW) {
                Menu panes = new Menu(texts.get("menu.panes"));
                fill(panes.getItems(), Command.Group.PANES);
                if (!panes.getItems().isEmpty()) {
                    menu.getItems().add(0, panes);
                }
            }
            // One whose commands are still to come has its place from the first.
            menu.setDisable(menu.getItems().isEmpty());
            bar.getMenus().add(menu);
        }
    }

    private void fill(ObservableList<MenuItem> items, Command.Group group) {
        int section = Integer.MIN_VALUE;
        for (Command command :
                commands.all().stream()
                        .filter(c -> c.group() == group)
                        .sorted(java.util.Comparator.comparingInt(Command::section))
                        .toList()) {
            if (!items.isEmpty() && command.section() != section) {
                items.add(new SeparatorMenuItem());
            }
            section = command.section();
            MenuItem item = new MenuItem(command.title(), new FontIcon(command.icon()));
            item.setId("command-" + command.id());
            item.setMnemonicParsing(false);
            item.setAccelerator(command.shortcut());
            item.setDisable(!command.enabled().get());
            command.enabled()
                    .addListener((Observable _) -> item.setDisable(!command.enabled().get()));
            item.setOnAction(_ -> Objects.requireNonNull(command).run().run());
            items.add(item);
        }
    }
}
