package maestro.app.ui.library.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
import maestro.app.ui.shell.part.StyleClass;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Files on their way in: how many, how far, which failed and why. Gone when there is nothing to
/// say.
public final class IngestView extends VBox {

    /// Lines that the list takes at most; the rest is scrolled to.
    private static final int MOST_LINES = 12;

    /// What stands beside the words of a row, in ems.
    private static final double BESIDE = 4;

    /// How wide a letter is about, in ems, and one of Korean, Chinese or Japanese.
    private static final double LETTER = 0.5;

    private static final double WIDE_LETTER = 0.8;

    /// The first character that may be a wide one.
    private static final int FIRST_WIDE = 0x1100;

    /// Height of a line in ems, and of a row without its words in lines.
    private static final double LINE = 1.4;

    private static final double ROW = 1.5;

    /// The same with a button.
    private static final double LOCKED_ROW = 2;

    /// Height of a line of small text in lines.
    private static final double SMALL = 0.9;

    private static final double SCROLL_BAR = 14;

    /// Of the pane's height, at most, but a row is always there.
    private static final double SHARE = 0.3;

    private final IngestModel model;
    private final Texts texts;
    private final Label heading = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel;
    private final Button dismiss;
    private final Consumer<FileProgress> unlock;
    private final ObservableList<FileProgress> rows = FXCollections.observableArrayList();
    private final ListView<FileProgress> list = new ListView<>(rows);
    private final ObservableValue<Number> room;

    /// @param room height of the pane
    /// @param unlock asks for a file's password, and adds it with that
    public IngestView(
            IngestModel model,
            ObservableValue<Number> room,
            Texts texts,
            Consumer<FileProgress> unlock) {
        this.room = room;
        this.unlock = unlock;
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
        list.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                this::height, rows, heading.fontProperty(), widthProperty(), room));
        list.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(top, bar, list);
        model.progressProperty().subscribe(_ -> show());
        model.active().addListener((Observable _) -> show());
        model.kept().addListener((Observable _) -> show());
        show();
    }

    /// Of the list, pixels: rows of a file at work have one line, those of one that had trouble
    /// also the lines of what was wrong.
    private double height() {
        double em = heading.getFont().getSize();
        double across = Math.max(4, getWidth() / em - BESIDE);
        double lines = 0;
        for (FileProgress row : rows) {
            lines += row.locked() ? LOCKED_ROW : ROW;
            if (row.result() != null) {
                lines += SMALL * Math.ceil(width(words(row)) / across);
            }
        }
        double most =
                Math.clamp(room.getValue().doubleValue() * SHARE / em / LINE, ROW, MOST_LINES);
        return Math.rint(em * LINE * Math.min(most, lines)) + 2;
    }

    /// About, in ems.
    private static double width(String words) {
        return words.chars().mapToDouble(c -> c < FIRST_WIDE ? LETTER : WIDE_LETTER).sum();
    }

    private String words(FileProgress file) {
        if (file.result() == null) {
            return texts.get("stage." + file.stage().name());
        }
        return file.message().isNone()
                ? texts.get("result." + file.result().name())
                : file.message().text(texts.locale());
    }

    private void show() {
        IngestModel.Progress p = model.progressProperty().get();
        List<FileProgress> next = new ArrayList<>(model.active());
        next.addAll(model.kept().reversed());
        renew(next);
        boolean any = p.working() || !rows.isEmpty();
        Visible.set(this, any);
        heading.setText(
                p.working()
                        ? texts.get(
                                model.readsAgain() ? "again.working" : "ingest.working",
                                p.ended(),
                                p.found())
                        : texts.get(
                                model.readsAgain() ? "again.ended" : "ingest.ended",
                                p.indexed(),
                                p.duplicate(),
                                p.partial(),
                                p.failed()));
        bar.setProgress(p.found() == 0 ? -1 : p.done());
        Visible.set(bar, p.working());
        Visible.set(cancel, p.working());
        Visible.set(dismiss, !p.working());
        Visible.set(list, !rows.isEmpty());
    }

    /// Changes the rows that are others now; most stay as they are while files come in.
    private void renew(List<FileProgress> next) {
        if (next.size() != rows.size()) {
            rows.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).equals(rows.get(i))) {
                rows.set(i, next.get(i));
            }
        }
    }

    /// A file's name with its stage and progress; below it what was wrong, all of it.
    private final class FileCell extends ListCell<FileProgress> {
        private final FontIcon icon = new FontIcon(MaterialDesignF.FILE_DOCUMENT_OUTLINE);
        private final Label name = new Label();
        private final Label stage = new Label();
        private final ProgressBar part = new ProgressBar();
        private final Label trouble = new Label();
        private final Button password = new Button(texts.get("password"));
        private final VBox words = new VBox(new HBox(8, name, stage, part, password), trouble);
        private final HBox row = new HBox(8, icon, words);
        private final Tooltip whole = new Tooltip();

        FileCell() {
            getStyleClass().add("file");
            name.setMinWidth(60);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            stage.getStyleClass().addAll("small", "muted");
            stage.setMinWidth(USE_PREF_SIZE);
            password.getStyleClass().addAll("small", "ingest-password");
            password.setMinWidth(USE_PREF_SIZE);
            password.setOnAction(_ -> {
                if (getItem() != null) {
                    unlock.accept(getItem());
                }
            });
            part.setMinWidth(64);
            part.setPrefWidth(64);
            ((HBox) words.getChildren().getFirst()).setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            trouble.getStyleClass().addAll("small", "muted", "trouble");
            trouble.setWrapText(true);
            trouble.setMinHeight(USE_PREF_SIZE);
            row.setMinWidth(0);
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
            whole.setText(String.valueOf(file.file()));
            setTooltip(whole);
            boolean working = file.result() == null;
            stage.setText(working ? words(file) : "");
            trouble.setText(working ? "" : words(file));
            part.setProgress(IngestModel.share(file));
            for (Node only : List.of(stage, part)) {
                Visible.set(only, working);
            }
            Visible.set(password, file.locked());
            Visible.set(trouble, !working);
            switch (file.result()) {
                case null -> mark("", MaterialDesignF.FILE_DOCUMENT_OUTLINE);
                case INDEXED -> mark("icon-success", MaterialDesignC.CHECK);
                case DUPLICATE -> mark("", MaterialDesignC.CONTENT_DUPLICATE);
                case PARTIAL -> mark("icon-warning", MaterialDesignA.ALERT_OUTLINE);
                case FAILED -> mark("icon-danger", MaterialDesignA.ALERT_CIRCLE_OUTLINE);
            }
            setGraphic(row);
        }

        /// A wrapped text needs to know how wide it may be; the skin asks without saying.
        @Override
        protected double computePrefHeight(double width) {
            if (isEmpty() || getListView() == null) {
                return super.computePrefHeight(width);
            }
            double room =
                    getListView().getWidth()
                            - SCROLL_BAR
                            - snappedLeftInset()
                            - snappedRightInset();
            row.setPrefWidth(Math.max(60, room));
            return snappedTopInset() + row.prefHeight(Math.max(60, room)) + snappedBottomInset();
        }

        private void mark(String style, Ikon code) {
            icon.setIconCode(code);
            StyleClass.only(icon, style, "icon-danger", "icon-warning", "icon-success");
        }
    }
}
