package maestro.app.ui.shell.status;

import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The line at the bottom of the window.
public final class StatusLine extends HBox {

    private final Texts texts = Texts.of(StatusLine.class);
    private final Navigator navigator;
    private final HBox tasks = new HBox(16);

    public StatusLine(StatusModel model, Navigator navigator) {
        this.navigator = navigator;
        getStyleClass().add("status-line");
        setId("status");
        Label engine = label("", MaterialDesignC.CHIP, "status.engine.tip", null);
        engine.textProperty().bind(model.engineProperty());
        engine.visibleProperty().bind(model.engineProperty().isNotEmpty());
        engine.managedProperty().bind(engine.visibleProperty());
        Label shield = shield(model);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        tasks.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        counted(
                                model.missionsRunningProperty(),
                                "status.missions",
                                MaterialDesignF.FLAG_OUTLINE,
                                "missions"),
                        counted(
                                model.passagesProperty(),
                                "status.passages",
                                MaterialDesignF.FILE_DOCUMENT_MULTIPLE_OUTLINE,
                                "library"),
                        engine,
                        shield,
                        gap,
                        tasks);
        model.tasks()
                .addListener(
                        (ListChangeListener<StatusTask>)
                                _ ->
                                        tasks.getChildren()
                                                .setAll(
                                                        model.tasks().stream()
                                                                .map(this::task)
                                                                .toList()));
    }

    /// Whether anything can leave this machine.
    private Label shield(StatusModel model) {
        FontIcon icon = new FontIcon(MaterialDesignS.SHIELD_LOCK_OUTLINE);
        Label label = new Label("", icon);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setId("status-private");
        model.remoteProperty()
                .subscribe(hosts -> {
                    boolean here = hosts.isEmpty();
                    icon.setIconCode(
                            here
                                    ? MaterialDesignS.SHIELD_LOCK_OUTLINE
                                    : MaterialDesignC.CLOUD_UPLOAD_OUTLINE);
                    label.getStyleClass().remove("private");
                    if (here) {
                        label.getStyleClass().add("private");
                    }
                    label.setText(texts.get(here ? "status.private" : "status.remote"));
                    label.setTooltip(
                            new Tooltip(
                                    here
                                            ? texts.get("status.private.tip")
                                            : texts.get("status.remote.tip", hosts)));
                });
        return label;
    }

    private Label counted(IntegerProperty count, String key, Ikon icon, String paneId) {
        Label label = label("", icon, key + ".tip", paneId);
        label.textProperty()
                .bind(Bindings.createStringBinding(() -> texts.get(key, count.get()), count));
        return label;
    }

    private Label label(
            String text, Ikon icon, String tip, @org.jspecify.annotations.Nullable String paneId) {
        Label label = new Label(text, new FontIcon(icon));
        label.setTooltip(new Tooltip(texts.get(tip)));
        label.setMinWidth(Region.USE_PREF_SIZE);
        if (paneId != null) {
            label.setOnMouseClicked(_ -> navigator.showPane(paneId));
        }
        return label;
    }

    private HBox task(StatusTask task) {
        Label text = new Label();
        text.textProperty().bind(task.textProperty());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(task.progressProperty());
        HBox box = new HBox(8, text, bar);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setOnMouseClicked(_ -> navigator.showPane(task.paneId()));
        return box;
    }
}
