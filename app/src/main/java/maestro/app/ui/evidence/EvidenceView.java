package maestro.app.ui.evidence;

import atlantafx.base.controls.CustomTextField;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// The evidence pane.
final class EvidenceView extends StackPane {
    private final EvidenceViewModel model;
    private final Texts texts;
    private final ListView<Row> list = new ListView<>();
    private final Label counts = new Label();
    private final BorderPane content = new BorderPane();

    EvidenceView(EvidenceViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("evidence");
        getStylesheets().add(FeatureFile.stylesheet(EvidenceView.class, "evidence.css"));
        list.setId("evidence-list");
        list.getStyleClass().add("plain");
        list.setAccessibleText(Pane.titleOf(EvidenceFeature.PANE));
        list.setItems(model.rows());
        list.setCellFactory(_ -> new RowCell(model, texts, list.widthProperty()));
        list.setPlaceholder(new Label(texts.get("search.nothing")));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        content.setTop(bar());
        content.setCenter(list);
        model.faceProperty().subscribe(this::face);
        model.evidenceProperty().subscribe(this::count);
        model.rows().subscribe(this::count);
        model.wantedProperty().subscribe(wanted -> wanted.ifPresent(this::lead));
    }

    private void count() {
        Evidence all = model.evidenceProperty().get();
        counts.setText(
                model.searchProperty().get().isBlank()
                        ? texts.get("counts", all.notes(), all.documents())
                        : texts.get("counts.found", model.found(), all.items().size()));
    }

    private Node bar() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton sections = toggle("by.section", Grouping.SECTION, group);
        sections.getStyleClass().add("left-pill");
        ToggleButton documents = toggle("by.document", Grouping.DOCUMENT, group);
        documents.getStyleClass().add("right-pill");
        documents.setId("by-document");
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null && before != null) {
                        before.setSelected(true);
                    } else if (now != null) {
                        model.groupingProperty().set((Grouping) now.getUserData());
                    }
                });
        CustomTextField search = new CustomTextField();
        search.setId("evidence-search");
        search.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        search.setPromptText(texts.get("search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                event.consume();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        search.setMaxWidth(360);
        search.setMinWidth(80);
        Region space = new Region();
        HBox.setHgrow(space, Priority.SOMETIMES);
        counts.getStyleClass().add("counts");
        HBox ways = new HBox(sections, documents);
        ways.setAlignment(Pos.CENTER_LEFT);
        HBox bar = new HBox(ways, search, space, counts);
        bar.getStyleClass().add("bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private ToggleButton toggle(String key, Grouping grouping, ToggleGroup group) {
        ToggleButton button = new ToggleButton(texts.get(key));
        button.setUserData(grouping);
        button.setToggleGroup(group);
        button.setSelected(model.groupingProperty().get() == grouping);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void face(EvidenceViewModel.Face face) {
        getChildren()
                .setAll(
                        switch (face) {
                            case EMPTY ->
                                    Face.empty(
                                            MaterialDesignF.FORMAT_QUOTE_CLOSE,
                                            texts.get("empty.title"),
                                            texts.get("empty.text"),
                                            button("empty.button", "missions"));
                            case WAITING ->
                                    Face.empty(
                                            MaterialDesignF.FORMAT_QUOTE_CLOSE,
                                            texts.get("waiting.title"),
                                            texts.get("waiting.text"));
                            case NOTHING ->
                                    Face.empty(
                                            MaterialDesignF.FORMAT_QUOTE_CLOSE,
                                            texts.get("nothing.title"),
                                            texts.get("nothing.text"),
                                            button("nothing.button", "library"));
                            case FAILED ->
                                    Face.failed(
                                            texts.get("failed.title"),
                                            model.failureProperty().get());
                            case CONTENT -> content;
                        });
    }

    private Button button(String key, String pane) {
        Button button = new Button(texts.get(key));
        button.setOnAction(_ -> model.showPane(pane));
        return button;
    }

    private void lead(Row row) {
        int index = list.getItems().indexOf(row);
        if (index >= 0) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - 1));
            list.requestFocus();
        }
        model.wantedIsShown();
    }

    private void pressed(KeyEvent event) {
        Row row = list.getSelectionModel().getSelectedItem();
        switch (event.getCode()) {
            case ENTER -> {
                switch (row) {
                    case Row.Entry(Item item) -> model.open(item);
                    case Row.Group group -> model.toggle(group);
                    case null -> {}
                }
                event.consume();
            }
            case LEFT, RIGHT -> {
                if (row instanceof Row.Group group
                        && group.open() == (event.getCode() == KeyCode.LEFT)) {
                    int index = list.getSelectionModel().getSelectedIndex();
                    model.toggle(group);
                    list.getSelectionModel().clearAndSelect(index);
                    event.consume();
                }
            }
            default -> {}
        }
    }
}
