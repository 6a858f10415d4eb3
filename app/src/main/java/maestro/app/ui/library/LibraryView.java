package maestro.app.ui.library;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.app.ui.library.catalogue.CollectionList;
import maestro.app.ui.library.catalogue.DocumentDetails;
import maestro.app.ui.library.catalogue.DocumentTable;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.library.catalogue.TagChips;
import maestro.app.ui.library.ingest.IngestModel;
import maestro.app.ui.library.ingest.IngestView;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import maestro.app.ui.shell.part.ShareOfPane;
import maestro.app.ui.shell.part.Visible;
import maestro.app.ui.watch.WatchFeature;
import maestro.rag.library.Document;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Documents and collections.
final class LibraryView extends VBox {

    private final LibraryModel model;
    private final IngestModel ingest;
    private final LibraryActions actions;
    private final Texts texts;
    private final DocumentTable table;
    private final StackPane body = new StackPane();
    private final VBox content;
    private final HBox bar;
    private final CollectionList collections;
    private final ToggleButton withDetails = new ToggleButton();

    /// Of the pane's height, at most.
    private static final double TAGS_SHARE = 0.12;

    LibraryView(
            LibraryModel model,
            IngestModel ingest,
            LibraryActions actions,
            WatchFeature watch,
            Consumer<Document> similar,
            Texts texts) {
        this.model = model;
        this.ingest = ingest;
        this.actions = actions;
        this.texts = texts;
        setId("library");
        getStyleClass().add("library");
        collections =
                new CollectionList(
                        model,
                        texts,
                        actions::renameCollection,
                        actions::removeCollection,
                        actions::nest);
        Label heading = new Label();
        table = new DocumentTable(model, texts, actions.rowHeight(heading));
        DocumentMenu menu = new DocumentMenu(model, actions, table, similar, texts);
        heading.getStyleClass().addAll("small", "muted", "list-heading");
        model.shown()
                .addListener((Observable _) ->
                        heading.setText(texts.get("documents", model.shown().size())));
        heading.setText(texts.get("documents", model.shown().size()));
        VBox.setVgrow(table, Priority.ALWAYS);
        content = new VBox();
        DocumentDetails details = new DocumentDetails(model, content.heightProperty(), texts);
        content.getChildren()
                .addAll(
                        collections,
                        watch.list(content.heightProperty()),
                        new ShareOfPane(
                                new TagChips(model, texts), content.heightProperty(), TAGS_SHARE),
                        heading,
                        table,
                        details);
        collections.roomProperty().bind(content.heightProperty());
        bar = bar(watch);
        Label unclear = new Label();
        unclear.setId("filter-problem");
        unclear.setWrapText(true);
        unclear.setMinHeight(Region.USE_PREF_SIZE);
        unclear.getStyleClass().addAll("small", "muted", "filter-problem");
        model.problemProperty()
                .subscribe(problem -> {
                    unclear.setText(problem.text(texts.locale()));
                    Visible.set(unclear, !problem.isNone());
                });
        Label work = new Label();
        work.setId("index-work");
        work.setWrapText(true);
        work.setMinHeight(Region.USE_PREF_SIZE);
        work.getStyleClass().addAll("small", "muted", "filter-problem");
        model.workProperty()
                .subscribe(now -> {
                    work.setText(
                            now.map(w -> texts.get("index." + w.reason(), w.done(), w.documents()))
                                    .orElse(""));
                    Visible.set(work, now.isPresent());
                });
        Runnable show = () -> details.show(withDetails.isSelected() ? table.only() : null);
        table.getSelectionModel().getSelectedItems().addListener((Observable _) -> show.run());
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((Observable _) ->
                        model.chosenProperty().set(Optional.ofNullable(table.only())));
        withDetails.selectedProperty().subscribe(show);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        body.setAlignment(Pos.TOP_LEFT); // what finds no room ends below
        getChildren()
                .addAll(
                        bar,
                        unclear,
                        work,
                        older(),
                        body,
                        new IngestView(ingest, heightProperty(), texts, actions::unlock));
        collections.fixedCellSizeProperty().bind(actions.rowHeight(heading));
        table.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                menu.open();
            }
        });
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                menu.open();
            } else if (e.getCode() == KeyCode.F2) {
                menu.describe();
            } else if (e.getCode() == KeyCode.T && !table.selectedIds().isEmpty()) {
                actions.newTag(table.selectedIds());
            } else if (e.getCode() == KeyCode.DELETE) {
                actions.takeAway(table.getSelectionModel().getSelectedItems());
            }
        });
        table.setContextMenu(menu);
        Label none = new Label();
        none.getStyleClass().add("nothing-here");
        none.setWrapText(true);
        table.setPlaceholder(none);
        model.filterProperty().subscribe(_ -> none.setText(nothingHere()));
        model.collectionProperty().subscribe(_ -> none.setText(nothingHere()));
        model.stateProperty().subscribe(_ -> show());
        ingest.progressProperty().subscribe(_ -> show());
        show();
    }

    /// Offers to read again what an older version of the program read, until that is done or
    /// somebody does not want to.
    private Node older() {
        Label words = new Label();
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().addAll("small", "muted");
        Hyperlink again = new Hyperlink(texts.get("again.do"));
        again.setId("read-again");
        again.getStyleClass().add("small");
        again.setOnAction(_ -> actions.readOlderAgain());
        Hyperlink not = new Hyperlink(texts.get("again.not"));
        not.setId("read-again-not");
        not.getStyleClass().add("small");
        HBox links = new HBox(12, again, not);
        VBox offer = new VBox(words, links);
        offer.setId("older-documents");
        offer.getStyleClass().add("filter-problem");
        offer.setMinHeight(Region.USE_PREF_SIZE);
        offer.managedProperty().bind(offer.visibleProperty());
        BooleanProperty wanted = new SimpleBooleanProperty(true);
        not.setOnAction(_ -> wanted.set(false));
        words.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get("again.older", model.older().size()),
                                model.older()));
        offer.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        wanted.get()
                                                && !model.older().isEmpty()
                                                && !ingest.progressProperty().get().working(),
                                wanted,
                                model.older(),
                                ingest.progressProperty()));
        return offer;
    }

    private void show() {
        Node face =
                switch (model.stateProperty().get()) {
                    case LibraryModel.State.Loading _ -> Face.working(texts.get("loading"), "", -1);
                    case LibraryModel.State.Failed failed ->
                            Face.failed(
                                    texts.get("failed"),
                                    Failures.words(failed.why()),
                                    button("again", model::refresh));
                    case LibraryModel.State.Ready ready ->
                            ready.total() == 0 && model.collections().isEmpty() ? empty() : content;
                };
        if (body.getChildren().size() != 1 || body.getChildren().getFirst() != face) {
            body.getChildren().setAll(face);
        }
        Visible.set(bar, face == content);
    }

    private Node empty() {
        if (ingest.progressProperty().get().working()) {
            return Face.empty(
                    MaterialDesignB.BOOKSHELF,
                    texts.get("empty.coming"),
                    texts.get("empty.coming.text"));
        }
        Button add = button("add-files", actions::chooseFiles);
        add.getStyleClass().add("accent");
        if (!Sample.exists()) {
            return Face.empty(
                    MaterialDesignB.BOOKSHELF, texts.get("empty"), texts.get("empty.text"), add);
        }
        Button sample = button("add-sample", actions::addSample);
        return Face.empty(
                MaterialDesignB.BOOKSHELF,
                texts.get("empty"),
                texts.get("empty.text") + "\n" + texts.get("empty.sample"),
                add,
                sample);
    }

    private String nothingHere() {
        boolean filtered =
                model.filterProperty().get() != null && !model.filterProperty().get().isBlank();
        return texts.get(filtered ? "none.filtered" : "none.collection");
    }

    private HBox bar(WatchFeature watch) {
        TextField filter = new TextField();
        filter.setId("library-filter");
        filter.setPromptText(texts.get("filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setMinWidth(60);
        HBox.setHgrow(filter, Priority.ALWAYS);
        MenuButton add = new MenuButton("", new FontIcon(MaterialDesignP.PLUS));
        add.setId("library-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setTooltip(new Tooltip(texts.get("add")));
        add.setAccessibleText(texts.get("add"));
        add.getItems()
                .addAll(
                        DocumentMenu.item(texts, "add-files", actions::chooseFiles),
                        DocumentMenu.item(texts, "add-folder", actions::chooseFolder),
                        watchItem(watch),
                        DocumentMenu.item(texts, "import-file", actions.exchange()::importFile),
                        DocumentMenu.item(texts, "import-zotero", actions.exchange()::importZotero),
                        new SeparatorMenuItem(),
                        DocumentMenu.item(
                                texts, "new-collection", () -> actions.newCollection(Set.of())));
        withDetails.setId("library-details");
        withDetails.setGraphic(new FontIcon(MaterialDesignI.INFORMATION_OUTLINE));
        withDetails.setSelected(true);
        withDetails.setMinWidth(Region.USE_PREF_SIZE);
        withDetails.getStyleClass().add("button-icon");
        withDetails.setTooltip(new Tooltip(texts.get("details")));
        withDetails.setAccessibleText(texts.get("details"));
        Button save = new Button("", new FontIcon(MaterialDesignS.STAR_OUTLINE));
        save.setId("library-save-search");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.getStyleClass().add("button-icon");
        save.setTooltip(new Tooltip(texts.get("search.save")));
        save.setAccessibleText(texts.get("search.save"));
        save.visibleProperty().bind(filter.textProperty().map(text -> !text.isBlank()));
        save.managedProperty().bind(save.visibleProperty());
        save.setOnAction(_ -> actions.saveSearch());
        filter.setTooltip(new Tooltip(texts.get("filter.tip")));
        HBox line = new HBox(filter, save, withDetails, add);
        line.getStyleClass().add("pane-bar");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static MenuItem watchItem(WatchFeature watch) {
        MenuItem item = new MenuItem(watch.title());
        item.setOnAction(_ -> watch.choose());
        return item;
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId(key);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
