package maestro.app.ui.library;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.app.ui.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Files on their way in: how many, how far, which failed and why. Gone when there is nothing to
/// say.
final class IngestView extends VBox {

    private static final int MOST_ROWS = 6;

    private final IngestModel model;
    private final Texts texts;
    private final Label heading = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel;
    private final Button dismiss;
    private final ObservableList<FileProgress> rows = FXCollections.observableArrayList();
    private final ListView<FileProgress> list = new ListView<>(rows);

    IngestView(IngestModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("ingest");
        setId("ingest");
        cancel = new Button(texts.get("ingest.cancel"));
        cancel.setId("ingest-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> model.cancel());
        dismiss = new Button(texts.get("ingest.dismiss"));
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setId("ingest-dismiss");
        dismiss.setOnAction(_ -> model.dismissAll());
        heading.setId("ingest-heading");
        heading.setMinWidth(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(8, heading, gap, cancel, dismiss);
        top.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("plain");
        list.setId("ingest-files");
        list.setCellFactory(_ -> new FileCell());
        list.setSelectionModel(null);
        list.setFocusTraversable(false);
        list.fixedCellSizeProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.round(heading.getFont().getSize() * 2.2) * 1.0,
                                heading.fontProperty()));
        list.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        list.getFixedCellSize() * Math.min(MOST_ROWS, rows.size())
                                                + 2,
                                rows,
                                list.fixedCellSizeProperty()));
        list.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(top, bar, list);
        model.progressProperty().subscribe(_ -> show());
        model.active().addListener((Observable _) -> show());
        model.kept().addListener((Observable _) -> show());
        show();
    }

    private void show() {
        IngestModel.Progress p = model.progressProperty().get();
        rows.setAll(model.active());
        rows.addAll(model.kept().reversed());
        boolean any = p.working() || !rows.isEmpty();
        setVisible(any);
        setManaged(any);
        heading.setText(
                p.working()
                        ? texts.get("ingest.working", p.ended(), p.found())
                        : texts.get(
                                "ingest.ended",
                                p.indexed(),
                                p.duplicate(),
                                p.partial(),
                                p.failed()));
        bar.setProgress(p.found() == 0 ? -1 : p.done());
        bar.setVisible(p.working());
        bar.setManaged(p.working());
        cancel.setVisible(p.working());
        cancel.setManaged(p.working());
        dismiss.setVisible(!p.working());
        dismiss.setManaged(!p.working());
        list.setVisible(!rows.isEmpty());
        list.setManaged(!rows.isEmpty());
    }

    private final class FileCell extends ListCell<FileProgress> {
        private final FontIcon icon = new FontIcon(MaterialDesignF.FILE_DOCUMENT_OUTLINE);
        private final Label name = new Label();
        private final Label what = new Label();
        private final ProgressBar part = new ProgressBar();
        private final HBox row = new HBox(8, icon, name, what, part);

        FileCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(60);
            name.setMaxWidth(Double.MAX_VALUE);
            what.getStyleClass().addAll("small", "muted");
            what.setMaxWidth(Double.MAX_VALUE);
            part.setMinWidth(64);
            part.setPrefWidth(64);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable FileProgress file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            name.setText(String.valueOf(file.file().getFileName()));
            String words = words(file);
            what.setText(words);
            setTooltip(words.isEmpty() ? null : new Tooltip(file.file() + "\n" + words));
            boolean working = file.result() == null;
            // while it is on its way the stage is read whole; afterwards the words say more than
            // the name
            HBox.setHgrow(name, working ? Priority.ALWAYS : Priority.NEVER);
            HBox.setHgrow(what, working ? Priority.NEVER : Priority.ALWAYS);
            what.setMinWidth(working ? USE_PREF_SIZE : 0);
            part.setVisible(working);
            part.setManaged(working);
            part.setProgress(file.fraction());
            icon.getStyleClass().removeAll("icon-danger", "icon-warning", "icon-success");
            switch (file.result()) {
                case null -> icon.setIconCode(MaterialDesignF.FILE_DOCUMENT_OUTLINE);
                case INDEXED -> mark("icon-success", MaterialDesignC.CHECK);
                case DUPLICATE -> icon.setIconCode(MaterialDesignC.CONTENT_DUPLICATE);
                case PARTIAL -> mark("icon-warning", MaterialDesignA.ALERT_OUTLINE);
                case FAILED -> mark("icon-danger", MaterialDesignA.ALERT_CIRCLE_OUTLINE);
            }
            setGraphic(row);
        }

        private void mark(String style, org.kordamp.ikonli.Ikon code) {
            icon.setIconCode(code);
            icon.getStyleClass().add(style);
        }

        private String words(FileProgress file) {
            if (file.result() == null) {
                return texts.get("stage." + file.stage().name());
            }
            return file.message().isEmpty()
                    ? texts.get("result." + file.result().name())
                    : file.message();
        }
    }
}
