package maestro.app.ui.watch;

import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.WatchStatus;
import org.jspecify.annotations.Nullable;

/// Which files of a watched folder could not be read or are gone, and why.
final class WatchTroubles extends Dialog<ButtonType> {
    private static final double WIDTH = 560;

    private final Texts texts;

    WatchTroubles(WatchStatus status, List<KnownFile> files, Window window, Texts texts) {
        this.texts = texts;
        initOwner(window);
        setTitle(texts.get("troubles.of", WatchWords.name(status)));
        setHeaderText(null);
        setResizable(true);
        ListView<KnownFile> list = new ListView<>();
        list.setId("watch-troubles");
        list.getItems().setAll(files);
        list.setCellFactory(_ -> new FileCell());
        list.setPrefSize(WIDTH, 320);
        Label text = new Label(texts.get("troubles.text", status.folder().path().toString()));
        text.setWrapText(true);
        text.setMaxWidth(WIDTH);
        int more = status.refused() + status.gone() - files.size();
        Label rest = new Label(texts.get("troubles.more", more));
        Visible.set(rest, more > 0);
        VBox all = new VBox(8, text, list, rest);
        all.getStyleClass().add("dialog-fields");
        getDialogPane().setContent(all);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
    }

    private String words(KnownFile file) {
        String why = file.problem().isNone() ? "" : file.problem().text(texts.locale());
        String gone = file.gone() ? texts.get("troubles.gone") : "";
        return why.isEmpty() || gone.isEmpty() ? why + gone : why + "\n" + gone;
    }

    private final class FileCell extends ListCell<KnownFile> {
        private final Label path = new Label();
        private final Label why = new Label();
        private final VBox both = new VBox(path, why);

        FileCell() {
            path.setWrapText(true);
            why.setWrapText(true);
            why.getStyleClass().addAll("small", "muted");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable KnownFile file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                return;
            }
            path.setText(file.path());
            why.setText(words(file));
            setGraphic(both);
        }
    }
}
