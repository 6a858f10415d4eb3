package maestro.app.ui.library.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.shell.Texts;
import maestro.rag.duplicate.DuplicateSet;
import maestro.rag.library.Document;

/// Shows which documents are the same work, and asks of each which one shall stand for the others.
final class DuplicatesDialog extends Dialog<ButtonType> {
    private final LibraryModel model;
    private final Texts texts;
    private final VBox sets = new VBox(14);

    DuplicatesDialog(List<DuplicateSet> found, LibraryModel model, Window window, Texts texts) {
        this.model = model;
        this.texts = texts;
        initOwner(window);
        setTitle(texts.get("duplicates"));
        setHeaderText(null);
        Label explanation = new Label(texts.get("duplicates.text"));
        explanation.setWrapText(true);
        explanation.getStyleClass().add("muted");
        found.forEach(set -> sets.getChildren().add(set(set)));
        ScrollPane scroll = new ScrollPane(sets);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(360);
        scroll.setPrefViewportWidth(560);
        scroll.getStyleClass().add("plain");
        VBox fields = new VBox(12, explanation, scroll);
        fields.getStyleClass().add("dialog-fields");
        getDialogPane().setContent(fields);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
    }

    private VBox set(DuplicateSet set) {
        ToggleGroup group = new ToggleGroup();
        List<RadioButton> choices = new ArrayList<>();
        for (Document document : set.documents()) {
            RadioButton choice =
                    new RadioButton(
                            texts.get(
                                    "duplicates.document",
                                    document.title(),
                                    document.file(),
                                    document.pages()));
            choice.setMnemonicParsing(false);
            choice.setWrapText(true);
            choice.setUserData(document.id());
            choice.setToggleGroup(group);
            choices.add(choice);
        }
        choices.getFirst().setSelected(true);
        Button merge = new Button(texts.get("duplicates.merge"));
        merge.getStyleClass().add("duplicates-merge");
        merge.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> group.getSelectedToggle() == null,
                                group.selectedToggleProperty()));
        VBox box = new VBox(6);
        box.getChildren().addAll(choices);
        box.getChildren().addAll(merge, new Separator());
        merge.setOnAction(_ -> {
            String kept = (String) group.getSelectedToggle().getUserData();
            Set<String> others =
                    set.documents().stream()
                            .map(Document::id)
                            .filter(id -> !id.equals(kept))
                            .collect(Collectors.toSet());
            model.merge(kept, others);
            sets.getChildren().remove(box);
            if (sets.getChildren().isEmpty()) {
                close();
            }
        });
        return box;
    }
}
