package maestro.app.ui.library.catalogue;

import javafx.beans.Observable;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.Tag;

/// The tags of the library as chips: choosing one narrows what is shown to it.
public final class TagChips extends FlowPane {
    private static final int MOST = 40;

    private final LibraryModel model;
    private final Texts texts;

    public TagChips(LibraryModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("tags");
        getStyleClass().add("tag-chips");
        model.tags().addListener((Observable _) -> fill());
        model.lineProperty().subscribe(_ -> choose());
        fill();
    }

    private void fill() {
        getChildren().clear();
        model.tags().stream().limit(MOST).forEach(tag -> getChildren().add(chip(tag)));
        Visible.set(this, !getChildren().isEmpty());
        choose();
    }

    private ToggleButton chip(Tag tag) {
        ToggleButton chip = new ToggleButton(tag.name());
        chip.setMnemonicParsing(false);
        chip.setUserData(tag.name());
        chip.getStyleClass().add("tag-chip");
        chip.setAccessibleText(texts.get("tag.count", tag.name(), tag.documents()));
        chip.setOnAction(_ -> model.toggleTag(tag.name()));
        return chip;
    }

    private void choose() {
        DocumentFilter filter = model.lineProperty().get().filter();
        getChildren()
                .forEach(chip ->
                        ((ToggleButton) chip)
                                .setSelected(filter.tags().contains(chip.getUserData())));
    }
}
