package maestro.app.ui.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import maestro.app.ui.library.catalogue.DocumentTable;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.shell.Texts;
import maestro.rag.label.Tag;
import maestro.rag.library.Document;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// What can be done with the documents that are chosen in a table.
final class DocumentMenu extends ContextMenu {
    private final LibraryModel model;
    private final LibraryActions actions;
    private final DocumentTable table;
    private final Texts texts;

    DocumentMenu(
            LibraryModel model,
            LibraryActions actions,
            DocumentTable table,
            Consumer<Document> similar,
            Texts texts) {
        this.model = model;
        this.actions = actions;
        this.table = table;
        this.texts = texts;
        Menu addTo =
                new Menu(texts.get("add-to"), new FontIcon(MaterialDesignF.FOLDER_PLUS_OUTLINE));
        Menu tags = new Menu(texts.get("tags"), new FontIcon(MaterialDesignT.TAG_OUTLINE));
        MenuItem open = item("open", this::open);
        MenuItem describe = item("describe", this::describe);
        MenuItem fill =
                item(
                        "fill",
                        () ->
                                actions.exchange()
                                        .fillIn(
                                                List.copyOf(
                                                        table.getSelectionModel()
                                                                .getSelectedItems())));
        MenuItem like =
                item(
                        "similar",
                        () -> {
                            Document document = table.only();
                            if (document != null) {
                                similar.accept(document);
                            }
                        });
        MenuItem again = item("again.selected", () -> actions.readAgain(table.selectedIds()));
        MenuItem leave = item("leave", () -> {});
        MenuItem remove =
                item("remove", () -> actions.remove(table.getSelectionModel().getSelectedItems()));
        MenuItem export =
                item(
                        "export",
                        () -> {
                            List<Document> chosen =
                                    List.copyOf(table.getSelectionModel().getSelectedItems());
                            actions.exchange().export(chosen, chosen.getFirst().title());
                        });
        getItems()
                .setAll(
                        open,
                        like,
                        describe,
                        fill,
                        tags,
                        addTo,
                        leave,
                        again,
                        export,
                        new SeparatorMenuItem(),
                        remove);
        setOnShowing(_ -> {
            Set<String> ids = table.selectedIds();
            addTo.getItems().clear();
            model.collections()
                    .forEach(c -> {
                        MenuItem item = new MenuItem(c.name());
                        item.setMnemonicParsing(false);
                        item.setOnAction(_ -> model.addToCollection(c.name(), ids));
                        addTo.getItems().add(item);
                    });
            fillTags(tags, ids);
            addTo.getItems().add(item("new-collection", () -> actions.newCollection(ids)));
            Optional<String> chosen = model.collectionProperty().get();
            leave.setVisible(chosen.isPresent());
            chosen.ifPresent(name -> {
                leave.setText(texts.get("leave", name));
                leave.setOnAction(_ -> model.removeFromCollection(name, ids));
            });
            tags.setDisable(ids.isEmpty());
            addTo.setDisable(ids.isEmpty());
            open.setDisable(ids.size() != 1);
            like.setDisable(ids.size() != 1);
            describe.setDisable(ids.size() != 1);
            fill.setDisable(ids.isEmpty());
            again.setDisable(ids.isEmpty());
            remove.setDisable(ids.isEmpty());
            export.setDisable(ids.isEmpty());
        });
    }

    /// All tags, with a mark at those that every chosen document has.
    private void fillTags(Menu menu, Set<String> ids) {
        menu.getItems().clear();
        List<Document> chosen = table.getSelectionModel().getSelectedItems();
        for (Tag tag : model.tags()) {
            CheckMenuItem item = new CheckMenuItem(tag.name());
            item.setMnemonicParsing(false);
            boolean all = chosen.stream().allMatch(d -> d.marks().tags().contains(tag.name()));
            item.setSelected(all);
            item.setOnAction(_ -> {
                if (all) {
                    model.untag(ids, tag.name());
                } else {
                    model.tag(ids, tag.name());
                }
            });
            menu.getItems().add(item);
        }
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().add(item("tag.new", () -> actions.newTag(ids)));
    }

    void open() {
        Document document = table.getSelectionModel().getSelectedItem();
        if (document != null) {
            actions.open(document.id());
        }
    }

    void describe() {
        Document document = table.getSelectionModel().getSelectedItem();
        if (document != null) {
            actions.describe(document);
        }
    }

    private MenuItem item(String key, Runnable action) {
        return item(texts, key, action);
    }

    static MenuItem item(Texts texts, String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
