package maestro.app.ui.watch;

import java.nio.file.Path;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.ui.shell.Texts;
import maestro.rag.watch.WhenGone;
import org.jspecify.annotations.Nullable;

/// Asks how a folder is to be followed.
final class WatchDialog extends Dialog<WatchDialog.@Nullable Choice> {

    /// @param collection empty for the folder's name
    record Choice(String collection, WhenGone whenGone) {}

    WatchDialog(Path folder, String collection, Window window, Texts texts) {
        initOwner(window);
        setTitle(texts.get("add"));
        setHeaderText(null);
        Label what = new Label(texts.get("add.text", folder.toString()));
        what.setWrapText(true);
        what.setMaxWidth(420);
        Label label = new Label(texts.get("add.collection"));
        TextField name = new TextField(collection);
        name.setId("watch-collection");
        label.setLabelFor(name);
        CheckBox remove = new CheckBox(texts.get("remove-gone"));
        remove.setId("watch-remove-gone");
        Label kept = new Label(texts.get("add.kept"));
        kept.setWrapText(true);
        kept.setMaxWidth(420);
        kept.getStyleClass().addAll("small", "muted");
        VBox fields = new VBox(8, what, label, name, remove, kept);
        fields.getStyleClass().add("dialog-fields");
        getDialogPane().setContent(fields);
        ButtonType go = new ButtonType(texts.get("add.do"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(go, ButtonType.CANCEL);
        setOnShown(_ -> name.requestFocus());
        setResultConverter(button ->
                button == go
                        ? new Choice(
                                name.getText().strip(),
                                remove.isSelected() ? WhenGone.REMOVE : WhenGone.KEEP)
                        : null);
    }
}
