package maestro.app.ui.command;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/// All shortcuts there are, by menu.
public final class ShortcutsView extends ScrollPane {

    private final Texts texts = Texts.of(ShortcutsView.class);

    public ShortcutsView(Commands commands) {
        VBox box = new VBox(4);
        box.setPadding(new Insets(24));
        box.getStyleClass().add("shortcuts");
        Label all =
                new Label(
                        texts.get(
                                "shortcuts.palette",
                                commands.find("palette").map(Command::shortcutText).orElse("")));
        all.getStyleClass().add("muted");
        box.getChildren().add(all);
        for (Command.Group group : Command.Group.values()) {
            var rows =
                    commands.all().stream()
                            .filter(c -> c.group() == group && c.shortcut() != null)
                            .toList();
            if (rows.isEmpty()) {
                continue;
            }
            Label heading = new Label(texts.get("menu." + group.name().toLowerCase(Locale.ROOT)));
            heading.getStyleClass().add("strong");
            VBox.setMargin(heading, new Insets(16, 0, 4, 0));
            box.getChildren().add(heading);
            rows.forEach(command -> box.getChildren().add(row(command)));
        }
        setContent(box);
        setFitToWidth(true);
        setFocusTraversable(true); // so that the keyboard scrolls it
    }

    public String title() {
        return texts.get("shortcuts.title");
    }

    private static HBox row(Command command) {
        Label title = new Label(command.title(), new FontIcon(command.icon()));
        title.setGraphicTextGap(10);
        Label key = new Label(command.shortcutText());
        key.getStyleClass().add("key");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, title, gap, key);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(3, 0, 3, 0));
        return row;
    }
}
