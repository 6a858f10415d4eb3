package maestro.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import maestro.app.ui.command.Command;
import maestro.app.ui.command.CommandMenus;
import maestro.app.ui.command.Commands;
import maestro.app.ui.command.Palette;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.status.StatusLine;
import maestro.app.ui.shell.status.StatusModel;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// Everything inside the main window: menus and the field at the top, panes, the status line, and
/// over them the palette and the hint for dropped files.
final class MainWindow extends StackPane {

    private final BorderPane frame = new BorderPane();
    private final Palette palette;
    private final StackPane veil = new StackPane();
    private final Consumer<List<Path>> dropped;

    /// @param dropped gets files and folders dropped anywhere that doesn't take them itself
    MainWindow(
            Commands commands,
            Palette palette,
            Node panes,
            StatusModel status,
            Navigator navigator,
            Consumer<List<Path>> dropped) {
        this.palette = palette;
        this.dropped = dropped;
        Texts texts = Texts.of(Navigator.class);
        MenuBar menus = new CommandMenus(commands).bar();
        menus.setMinWidth(Region.USE_PREF_SIZE);
        Region before = new Region();
        Region after = new Region();
        HBox.setHgrow(before, Priority.ALWAYS);
        HBox.setHgrow(after, Priority.ALWAYS);
        HBox top = new HBox(8, menus, before, find(texts, commands), after);
        top.getStyleClass().add("shell-top");
        top.setAlignment(Pos.CENTER_LEFT);
        frame.setTop(top);
        frame.setCenter(panes);
        frame.setBottom(new StatusLine(status, navigator));
        veil.getStyleClass().add("drop-veil");
        veil.setMouseTransparent(true);
        veil.setVisible(false);
        veil.getChildren()
                .add(
                        new Label(
                                texts.get("drop.add"),
                                new FontIcon(MaterialDesignF.FILE_DOWNLOAD_OUTLINE)));
        getChildren().addAll(frame, veil, palette);
        takeFiles();
    }

    Palette palette() {
        return palette;
    }

    /// Covers the panes, for example with what is wrong, or uncovers them.
    void centre(Node node) {
        frame.setCenter(node);
    }

    private static Button find(Texts texts, Commands commands) {
        Label text = new Label(texts.get("find"), new FontIcon(MaterialDesignM.MAGNIFY));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label key = new Label(commands.find("palette").map(Command::shortcutText).orElse(""));
        key.getStyleClass().add("key");
        HBox content = new HBox(8, text, gap, key);
        content.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(content);
        button.setId("find");
        button.getStyleClass().add("find-field");
        button.setAccessibleText(texts.get("find"));
        button.setOnAction(_ -> commands.run("palette"));
        content.prefWidthProperty().bind(button.widthProperty().subtract(24));
        return button;
    }

    private void takeFiles() {
        addEventFilter(
                DragEvent.DRAG_OVER,
                e -> {
                    if (e.getDragboard().hasFiles()) {
                        e.acceptTransferModes(TransferMode.COPY);
                        veil.setVisible(true);
                        e.consume();
                    }
                });
        addEventHandler(DragEvent.DRAG_EXITED, _ -> veil.setVisible(false));
        addEventFilter(
                DragEvent.DRAG_DROPPED,
                e -> {
                    if (e.getDragboard().hasFiles()) {
                        veil.setVisible(false);
                        dropped.accept(
                                e.getDragboard().getFiles().stream().map(File::toPath).toList());
                        e.setDropCompleted(true);
                        e.consume();
                    }
                });
    }
}
