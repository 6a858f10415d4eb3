package maestro.app.ui.watch;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ShareOfPane;
import maestro.app.ui.shell.part.StyleClass;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WatchStatus.State;
import maestro.rag.watch.WhenGone;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The folders that are followed, each with how it stands and what can be done with it. Gone where
/// there are none.
final class WatchList extends VBox {
    /// Of the pane's height, at most. What doesn't fit is scrolled to.
    private static final double SHARE = 0.2;

    private final WatchViewModel model;
    private final Texts texts;
    private final WatchWords words;
    private final VBox rows = new VBox();

    /// @param room height of the pane
    WatchList(WatchViewModel model, ReadOnlyDoubleProperty room, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.words = new WatchWords(texts);
        setId("watched-folders");
        Label heading = new Label(texts.get("heading"));
        heading.getStyleClass().addAll("small", "muted", "list-heading");
        ScrollPane scroll = new ShareOfPane(rows, room, SHARE);
        scroll.getStyleClass().add("watched-folders");
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(heading, scroll);
        model.folders().addListener((Observable _) -> fill());
        fill();
    }

    private void fill() {
        List<WatchStatus> now = List.copyOf(model.folders());
        Visible.set(this, !now.isEmpty());
        if (rows.getChildren().size() == now.size()) {
            for (int i = 0; i < now.size(); i++) {
                ((Row) rows.getChildren().get(i)).show(now.get(i));
            }
            return; // a menu that is open stays so
        }
        rows.getChildren()
                .setAll(
                        now.stream()
                                .map(status -> {
                                    Row row = new Row();
                                    row.show(status);
                                    return row;
                                })
                                .toList());
    }

    private final class Row extends HBox {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label state = new Label();
        private final Label trouble = new Label();
        private final Tooltip tip = new Tooltip();
        private final MenuButton menu =
                new MenuButton("", new FontIcon(MaterialDesignD.DOTS_VERTICAL));

        private @Nullable WatchStatus latest;

        Row() {
            super(8);
            setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("watched-folder");
            state.getStyleClass().addAll("small", "muted", "watch-state");
            name.setMinWidth(0);
            state.setMinWidth(0);
            trouble.getStyleClass().addAll("small", "muted", "watch-trouble");
            trouble.setMinWidth(0);
            VBox both = new VBox(name, state, trouble);
            both.setMinWidth(0);
            HBox.setHgrow(both, Priority.ALWAYS);
            menu.getStyleClass().addAll("button-icon", "flat", "no-arrow", "watch-menu");
            menu.setMinWidth(Region.USE_PREF_SIZE);
            menu.setOnHidden(_ -> {
                if (latest != null) {
                    fillMenu(latest);
                }
            });
            tip.setWrapText(true);
            tip.setMaxWidth(420);
            Tooltip.install(this, tip);
            getChildren().addAll(icon, both, menu);
        }

        private void show(WatchStatus status) {
            name.setText(WatchWords.name(status));
            state.setText(words.state(status));
            trouble.setText(words.trouble(status));
            Visible.set(trouble, !trouble.getText().isEmpty());
            String path = status.folder().path().toString();
            tip.setText(
                    status.message().isNone()
                            ? path
                            : path + "\n" + status.message().text(texts.locale()));
            menu.setAccessibleText(texts.get("menu", name.getText()));
            boolean trouble = status.state() == State.UNREACHABLE || !status.message().isNone();
            StyleClass.only(icon, trouble ? "icon-warning" : "", "icon-warning");
            icon.setIconCode(
                    trouble
                            ? MaterialDesignA.ALERT_OUTLINE
                            : status.state() == State.PAUSED
                                    ? MaterialDesignP.PAUSE
                                    : MaterialDesignF.FOLDER_SYNC_OUTLINE);
            latest = status;
            if (!menu.isShowing()) {
                fillMenu(status);
            }
        }

        private void fillMenu(WatchStatus status) {
            long id = status.folder().id();
            boolean paused = status.state() == State.PAUSED;
            MenuItem look = item("look", () -> model.lookSoon(id));
            look.setDisable(paused);
            CheckMenuItem remove = new CheckMenuItem(texts.get("remove-gone"));
            remove.setSelected(status.folder().whenGone() == WhenGone.REMOVE);
            remove.setOnAction(_ -> {
                String collection = status.folder().collection();
                model.add(
                        status.folder().path(),
                        collection == null ? "" : collection,
                        remove.isSelected() ? WhenGone.REMOVE : WhenGone.KEEP);
            });
            MenuItem troubles = item("troubles", () -> showTroubles(status));
            troubles.setDisable(status.refused() + status.gone() == 0);
            menu.getItems()
                    .setAll(
                            look,
                            troubles,
                            paused
                                    ? item("resume", () -> model.resume(id))
                                    : item("pause", () -> model.pause(id)),
                            remove,
                            new SeparatorMenuItem(),
                            item("stop", () -> model.stop(id)));
        }

        private void showTroubles(WatchStatus status) {
            model.troubled(
                    status.folder().id(),
                    files ->
                            new WatchTroubles(status, files, getScene().getWindow(), texts).show());
        }

        private MenuItem item(String key, Runnable action) {
            MenuItem item = new MenuItem(texts.get(key));
            item.setOnAction(_ -> action.run());
            return item;
        }
    }
}
