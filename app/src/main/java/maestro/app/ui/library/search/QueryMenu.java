package maestro.app.ui.library.search;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.shell.Texts;
import maestro.rag.label.DocumentFilter;
import maestro.rag.label.Tag;
import maestro.rag.library.Collection;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// What can be put into the search line: tags, and the signs and fields that it understands; and
/// the collection that is searched.
final class QueryMenu extends MenuButton {
    private static final int MOST_TAGS = 30;
    private static final int MOST_COLLECTIONS = 30;

    private final SearchModel model;
    private final LibraryModel library;
    private final TextField field;
    private final Texts texts;

    QueryMenu(SearchModel model, LibraryModel library, TextField field, Texts texts) {
        super("", new FontIcon(MaterialDesignF.FILTER_VARIANT));
        this.model = model;
        this.library = library;
        this.field = field;
        this.texts = texts;
        setId("search-filter");
        setMinWidth(Region.USE_PREF_SIZE);
        setTooltip(new Tooltip(texts.get("query.menu")));
        setAccessibleText(texts.get("query.menu"));
        fill();
        setOnShowing(_ -> fill());
    }

    private void fill() {
        getItems().clear();
        String line = model.queryProperty().get();
        add("query.phrase", "\"\"", 1);
        add("query.author", "author:", 0);
        add("query.title", "title:", 0);
        add("query.years", "year:", 0);
        add("query.language", "lang:", 0);
        add("query.or", "OR ", 0);
        add("query.not", "NOT ", 0);
        where();
        List<Tag> tags = library.tags().stream().limit(MOST_TAGS).toList();
        if (!tags.isEmpty()) {
            heading("tags");
        }
        for (Tag tag : tags) {
            CheckMenuItem item = new CheckMenuItem(tag.name());
            item.setMnemonicParsing(false);
            item.setSelected(
                    !DocumentFilter.toggled(line, tag.name())
                            .contains(DocumentFilter.term(tag.name())));
            item.setOnAction(_ -> model.toggleTag(tag.name()));
            getItems().add(item);
        }
    }

    /// The collection that the library shows is the one that is searched.
    private void where() {
        List<Collection> collections =
                library.collections().stream().limit(MOST_COLLECTIONS).toList();
        if (collections.isEmpty()) {
            return;
        }
        heading("query.where");
        where(texts.get("collections.all"), Optional.empty());
        collections.forEach(c -> where(c.name(), Optional.of(c.name())));
    }

    private void where(String name, Optional<String> collection) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(library.collectionProperty().get().equals(collection));
        item.setOnAction(_ -> library.collectionProperty().set(collection));
        getItems().add(item);
    }

    private void heading(String key) {
        MenuItem heading = new MenuItem(texts.get(key));
        heading.setDisable(true);
        getItems().addAll(new SeparatorMenuItem(), heading);
    }

    /// @param back how far before the end of what is put in one goes on typing
    private void add(String key, String term, int back) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            String before = field.getText().stripTrailing();
            field.setText(before + (before.isEmpty() ? "" : " ") + term);
            field.requestFocus();
            field.positionCaret(field.getText().length() - back);
        });
        getItems().add(item);
    }
}
