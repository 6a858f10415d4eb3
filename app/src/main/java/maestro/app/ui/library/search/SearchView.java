package maestro.app.ui.library.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.app.ui.library.catalogue.LibraryModel;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import maestro.app.ui.shell.part.Visible;
import maestro.rag.index.Hit;
import maestro.rag.index.SearchMode;
import maestro.rag.passage.Span;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A field, the three ways to search, and what was found with the numbers behind it.
public final class SearchView extends VBox {

    private final SearchModel model;
    private final Navigator navigator;
    private final Runnable evaluate;
    private final LibraryModel library;

    private final Texts texts;
    private final StackPane body = new StackPane();
    private final Label summary = new Label();
    private final ListView<SearchModel.Row> list = new ListView<>();
    private final Label trouble = new Label();
    private final VBox results = new VBox(summary, trouble, list);
    private final TextField field = new TextField();
    private String query = "";

    /// The hit whose place is explained.
    private SearchModel.@Nullable Row explained;

    /// @param evaluate shows how good the search is
    public SearchView(
            SearchModel model,
            LibraryModel library,
            Navigator navigator,
            Runnable evaluate,
            Texts texts) {
        this.evaluate = evaluate;
        this.library = library;
        this.model = model;
        this.navigator = navigator;
        this.texts = texts;
        setId("search");
        field.setId("search-field");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.setOnAction(_ -> model.search());
        field.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
                        list.getSelectionModel().selectFirst();
                        list.requestFocus();
                        e.consume();
                    }
                });
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(60);
        HBox line = new HBox(field, new QueryMenu(model, library, field, texts));
        line.getStyleClass().add("query-line");
        VBox bar = new VBox(line, modes());
        bar.getStyleClass().addAll("pane-bar", "query-bar");
        summary.getStyleClass().addAll("muted", "small", "list-heading");
        trouble.setId("search-trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        trouble.getStyleClass().addAll("small", "filter-problem", "list-heading");
        list.getStyleClass().addAll("plain", "hits");
        list.setId("hits");
        list.setCellFactory(_ -> new HitCell(this, list, texts));
        list.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                open();
            }
        });
        list.setContextMenu(menu());
        list.setOnKeyPressed(e -> {
            SearchModel.Row row = list.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER) {
                open();
            } else if (e.getCode() == KeyCode.SPACE && row != null) {
                explain(row);
            } else if (e.getCode() == KeyCode.PLUS
                    || e.getCode() == KeyCode.ADD
                    || e.getCode() == KeyCode.EQUALS) {
                judge(row, true);
            } else if (e.getCode() == KeyCode.MINUS || e.getCode() == KeyCode.SUBTRACT) {
                judge(row, false);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(bar, body);
        library.collectionProperty()
                .subscribe(chosen -> {
                    model.collectionsProperty().set(chosen.map(Set::of).orElse(Set.of()));
                    field.setPromptText(
                            chosen.map(name -> texts.get("search.prompt.in", name))
                                    .orElse(texts.get("search.prompt")));
                });
        model.stateProperty().subscribe(this::show);
        model.verdicts().addListener((Observable _) -> list.refresh());
    }

    void judge(SearchModel.@Nullable Row row, boolean good) {
        if (row != null) {
            model.judge(row, good);
        }
    }

    private HBox modes() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        SearchMode[] modes = SearchMode.values();
        for (int i = 0; i < modes.length; i++) {
            SearchMode mode = modes[i];
            ToggleButton button = new ToggleButton(texts.get("mode." + mode.name()));
            button.setToggleGroup(group);
            button.setId("mode-" + mode.name());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setTooltip(new Tooltip(texts.get("mode." + mode.name() + ".tip")));
            button.getStyleClass()
                    .add(
                            i == 0
                                    ? "left-pill"
                                    : i == modes.length - 1 ? "right-pill" : "center-pill");
            button.setSelected(mode == model.modeProperty().get());
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.modeProperty().set(mode);
            });
            box.getChildren().add(button);
        }
        box.setAlignment(Pos.CENTER_LEFT);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Button measure = icon(MaterialDesignC.CHART_BAR, "evaluate");
        measure.setId("search-evaluate");
        measure.setOnAction(_ -> evaluate.run());
        box.getChildren().addAll(between, measure);
        return box;
    }

    Button icon(Ikon ikon, String key) {
        Button button = new Button(null, new FontIcon(ikon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(texts.get(key)));
        button.setAccessibleText(texts.get(key));
        return button;
    }

    private void show(SearchModel.State state) {
        Node face =
                switch (state) {
                    case SearchModel.State.Nothing _ ->
                            Face.empty(
                                    MaterialDesignT.TEXT_BOX_SEARCH_OUTLINE,
                                    texts.get("search.nothing"),
                                    texts.get("search.nothing.text"));
                    case SearchModel.State.Searching _ ->
                            body.getChildren().contains(results)
                                    ? results
                                    : Face.working(texts.get("searching"), "", -1);
                    case SearchModel.State.Failed failed -> failed(failed.why());
                    case SearchModel.State.Unclear unclear ->
                            Face.empty(
                                    MaterialDesignH.HELP_CIRCLE_OUTLINE,
                                    texts.get("search.unclear"),
                                    unclear.why().text(texts.locale()));
                    case SearchModel.State.Found found ->
                            found.rows().isEmpty() ? nothing(found) : found(found);
                };
        body.getChildren().setAll(face);
    }

    /// Says what narrows the search, because that is chosen in another pane.
    private Node nothing(SearchModel.State.Found found) {
        Optional<String> only = model.collectionsProperty().get().stream().findFirst();
        String text =
                only.map(name -> texts.get("search.none.in", name))
                        .orElseGet(() -> texts.get("search.none.text"));
        if (!found.trouble().isNone()) {
            text += "\n" + found.trouble().text(texts.locale());
        }
        Button everywhere = new Button(texts.get("search.everywhere"));
        everywhere.setId("search-everywhere");
        everywhere.setOnAction(_ -> library.collectionProperty().set(Optional.empty()));
        return Face.empty(
                MaterialDesignM.MAGNIFY_CLOSE,
                texts.get("search.none"),
                text,
                only.isPresent() ? new Button[] {everywhere} : new Button[0]);
    }

    private Node failed(Throwable why) {
        Button again = new Button(texts.get("again"));
        again.setOnAction(_ -> model.search());
        return Face.failed(texts.get("search.failed"), Failures.words(why), again);
    }

    private Node found(SearchModel.State.Found found) {
        query = found.query();
        Optional<String> only = model.collectionsProperty().get().stream().findFirst();
        explained = null;
        summary.setText(
                !found.like().isEmpty()
                        ? texts.get("search.like", found.rows().size(), found.like())
                        : only.isPresent()
                                ? texts.get(
                                        "search.found.in",
                                        found.rows().size(),
                                        found.millis(),
                                        only.get())
                                : texts.get("search.found", found.rows().size(), found.millis()));
        trouble.setText(found.trouble().text(texts.locale()));
        Visible.set(trouble, !found.trouble().isNone());
        list.getItems().setAll(found.rows());
        list.scrollTo(0);
        return results;
    }

    private ContextMenu menu() {
        MenuItem open = item("open", _ -> open());
        MenuItem why = item("hit.why", this::explain);
        MenuItem like =
                item(
                        "similar",
                        row ->
                                model.similar(
                                        row.hit().passage().documentId(),
                                        row.hit().passage().ordinal(),
                                        row.title()));
        MenuItem good = item("hit.good", row -> model.judge(row, true));
        MenuItem bad = item("hit.bad", row -> model.judge(row, false));
        ContextMenu menu = new ContextMenu(open, why, like, new SeparatorMenuItem(), good, bad);
        menu.setOnShowing(_ -> {
            good.setDisable(!judgeable());
            bad.setDisable(!judgeable());
        });
        return menu;
    }

    private MenuItem item(String key, Consumer<SearchModel.Row> action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setId("search-" + key);
        item.setOnAction(_ -> {
            SearchModel.Row row = list.getSelectionModel().getSelectedItem();
            if (row != null) {
                action.accept(row);
            }
        });
        return item;
    }

    /// Whether the hits answer a query.
    boolean judgeable() {
        return model.stateProperty().get() instanceof SearchModel.State.Found found
                && !found.line().isEmpty();
    }

    /// What is being looked for.
    String query() {
        return query;
    }

    /// What was said of a hit; null where nothing was.
    @Nullable Boolean verdict(Hit hit) {
        return model.verdicts().get(SearchModel.Place.of(hit));
    }

    /// Whether it says how a hit came to its place.
    boolean explains(SearchModel.Row row) {
        return row.equals(explained);
    }

    /// Says how a hit came to its place, or no longer.
    void explain(SearchModel.Row row) {
        explained = row.equals(explained) ? null : row;
        list.refresh();
        if (explained != null) {
            list.layout();
            list.lookupAll(".hit").stream()
                    .filter(cell -> cell instanceof HitCell hit && row.equals(hit.getItem()))
                    .filter(cell -> cell.getBoundsInParent().getMaxY() > list.getHeight())
                    .findFirst()
                    .ifPresent(_ -> list.scrollTo(row));
        }
    }

    private void open() {
        SearchModel.Row row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            var passage = row.hit().passage();
            navigator.openDocument(
                    passage.documentId(), List.of(new Span(passage.start(), passage.end())));
        }
    }
}
