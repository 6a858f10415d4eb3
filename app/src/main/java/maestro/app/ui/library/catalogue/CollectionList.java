package maestro.app.ui.library.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import maestro.app.ui.shell.Texts;
import maestro.rag.label.SavedSearch;
import maestro.rag.library.Collection;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// All documents, and the collections: choosing one filters; documents dropped on one are added to
/// it, a collection goes into it.
public final class CollectionList extends ListView<CollectionList.Row> {

    /// Documents that are dragged, as their ids, one a line.
    static final DataFormat DOCUMENTS = format("application/x-maestro-documents");

    /// A collection that is dragged, as its name.
    static final DataFormat COLLECTION = format("application/x-maestro-collection");

    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final int MOST_ROWS = 10;
    private static final int LEAST_ROWS = 2;
    private static final double SHARE = 0.25;
    private static final double INDENT = 16;

    /// @param name of the collection or the search; null for the whole library
    /// @param search the filter that is kept under the name; null for a collection
    record Row(@Nullable String name, int documents, @Nullable String search) {}

    private final LibraryModel model;
    private final Texts texts;
    private final Consumer<String> rename;
    private final Consumer<String> remove;
    private final Consumer<String> nest;
    private final DoubleProperty room = new SimpleDoubleProperty();
    private boolean filling;

    /// @param rename asks for another name
    /// @param remove asks the user and removes a collection
    /// @param nest asks for the name of a collection within one, and makes it
    public CollectionList(
            LibraryModel model,
            Texts texts,
            Consumer<String> rename,
            Consumer<String> remove,
            Consumer<String> nest) {
        this.model = model;
        this.texts = texts;
        this.rename = rename;
        this.remove = remove;
        this.nest = nest;
        setId("collections");
        getStyleClass().addAll("plain", "collections");
        setCellFactory(_ -> new RowCell());
        model.collections().addListener((Observable _) -> fill());
        model.documents().addListener((Observable _) -> fill());
        model.searches().addListener((Observable _) -> fill());
        model.collectionProperty().subscribe(_ -> select());
        model.filterProperty().subscribe(_ -> select());
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null && !filling) {
                        filling = true;
                        choose(row);
                        filling = false;
                        select();
                    }
                });
        prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(most(), getItems().size()) * getFixedCellSize(),
                                getItems(),
                                room,
                                fixedCellSizeProperty()));
        setMinHeight(Region.USE_PREF_SIZE);
        setOnKeyPressed(e -> {
            Row row = getSelectionModel().getSelectedItem();
            if (row != null && row.search() != null && row.name() != null) {
                if (e.getCode() == KeyCode.DELETE) {
                    model.forgetSearch(row.name());
                }
            } else if (row != null && row.name() != null) {
                switch (e.getCode()) {
                    case F2 -> rename.accept(row.name());
                    case DELETE -> remove.accept(row.name());
                    default -> {}
                }
            }
        });
        fill();
    }

    /// Height of the pane, of which the list takes a part.
    public DoubleProperty roomProperty() {
        return room;
    }

    private int most() {
        double fitting = room.get() * SHARE / Math.max(1, getFixedCellSize());
        return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, (int) fitting));
    }

    private void fill() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(null, model.documents().size(), null));
        for (Collection collection : model.collections()) {
            rows.add(new Row(collection.name(), collection.documents(), null));
        }
        for (SavedSearch search : model.searches()) {
            rows.add(new Row(search.name(), 0, search.filter()));
        }
        filling = true;
        getItems().setAll(rows);
        filling = false;
        select();
    }

    /// A collection is shown without the saved search that narrowed what was shown before.
    private void choose(Row row) {
        if (row.search() != null) {
            model.collectionProperty().set(Optional.empty());
            model.filterProperty().set(row.search());
            return;
        }
        if (getItems().stream().anyMatch(this::searches)) {
            model.filterProperty().set("");
        }
        model.collectionProperty().set(Optional.ofNullable(row.name()));
    }

    private boolean searches(Row row) {
        String filter = model.filterProperty().get();
        return row.search() != null && filter != null && row.search().equals(filter.strip());
    }

    private void select() {
        if (filling) {
            return;
        }
        String wanted = model.collectionProperty().get().orElse(null);
        boolean saved = wanted == null && getItems().stream().anyMatch(this::searches);
        for (int i = 0; i < getItems().size(); i++) {
            Row row = getItems().get(i);
            if (saved
                    ? searches(row)
                    : row.search() == null && Objects.equals(row.name(), wanted)) {
                if (getSelectionModel().getSelectedIndex() != i) {
                    filling = true;
                    getSelectionModel().clearAndSelect(i);
                    filling = false;
                    scrollTo(Math.max(0, i - 1));
                }
                return;
            }
        }
    }

    /// A format may be registered once in a process.
    private static DataFormat format(String mime) {
        DataFormat known = DataFormat.lookupMimeType(mime);
        return known == null ? new DataFormat(mime) : known;
    }

    private final class RowCell extends ListCell<Row> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox line = new HBox(8, icon, name, count);

        RowCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            count.getStyleClass().addAll("muted", "small", "figures");
            count.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
            setOnDragDetected(this::drag);
            setOnDragOver(this::over);
            setOnDragExited(_ -> pseudoClassStateChanged(DROP, false));
            setOnDragDropped(this::dropped);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            String title = row.name();
            boolean search = row.search() != null;
            icon.setIconCode(
                    search
                            ? MaterialDesignM.MAGNIFY
                            : title == null
                                    ? MaterialDesignB.BOOKSHELF
                                    : MaterialDesignF.FOLDER_OUTLINE);
            name.setText(
                    title == null
                            ? texts.get("collections.all")
                            : search ? title : new Collection(title, 0).leaf());
            long depth = title == null || search ? 0 : title.chars().filter(c -> c == '/').count();
            line.setPadding(new Insets(0, 0, 0, INDENT * depth));
            count.setText(search ? "" : texts.get("count", row.documents()));
            setGraphic(line);
            if (title == null) {
                setContextMenu(null);
            } else if (search) {
                MenuItem forget = new MenuItem(texts.get("search.forget"));
                forget.setOnAction(_ -> model.forgetSearch(title));
                setContextMenu(new ContextMenu(forget));
            } else {
                MenuItem inside = new MenuItem(texts.get("collections.inside"));
                inside.setOnAction(_ -> nest.accept(title));
                MenuItem name = new MenuItem(texts.get("collections.rename"));
                name.setOnAction(_ -> rename.accept(title));
                MenuItem delete = new MenuItem(texts.get("collections.remove"));
                delete.setOnAction(_ -> remove.accept(title));
                setContextMenu(new ContextMenu(inside, name, moves(title), delete));
            }
        }

        private Menu moves(String collection) {
            Menu menu = new Menu(texts.get("collections.move"));
            for (String place : model.placesFor(collection)) {
                MenuItem item =
                        new MenuItem(place.isEmpty() ? texts.get("collections.top") : place);
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> model.moveCollection(collection, place));
                menu.getItems().add(item);
            }
            menu.setDisable(menu.getItems().isEmpty());
            return menu;
        }

        private void drag(MouseEvent e) {
            Row row = getItem();
            if (row != null && row.name() != null && row.search() == null) {
                ClipboardContent content = new ClipboardContent();
                content.put(COLLECTION, row.name());
                startDragAndDrop(TransferMode.MOVE).setContent(content);
                e.consume();
            }
        }

        private boolean takes(@Nullable Row row, Dragboard board) {
            if (row == null || row.search() != null) {
                return false;
            }
            return board.getContent(COLLECTION) instanceof String dragged
                    ? model.placesFor(dragged).contains(row.name() == null ? "" : row.name())
                    : row.name() != null && board.hasContent(DOCUMENTS);
        }

        private void over(DragEvent e) {
            if (takes(getItem(), e.getDragboard())) {
                e.acceptTransferModes(TransferMode.MOVE, TransferMode.LINK);
                pseudoClassStateChanged(DROP, true);
                e.consume();
            }
        }

        private void dropped(DragEvent e) {
            Row row = getItem();
            if (row == null || !takes(row, e.getDragboard())) {
                return;
            }
            String place = row.name() == null ? "" : row.name();
            if (e.getDragboard().getContent(COLLECTION) instanceof String dragged) {
                model.moveCollection(dragged, place);
            } else if (e.getDragboard().getContent(DOCUMENTS) instanceof String ids) {
                model.addToCollection(place, Set.of(ids.split("\n")));
            }
            e.setDropCompleted(true);
            e.consume();
        }
    }
}
