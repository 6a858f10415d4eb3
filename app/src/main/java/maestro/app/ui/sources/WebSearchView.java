package maestro.app.ui.sources;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import maestro.agents.mission.WebSearch;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;

/// The address of a SearXNG with a button that tries it out, and how it is asked. What is typed is
/// kept when the field is left.
public final class WebSearchView extends VBox {
    private static final List<Integer> PAGES = List.of(1, 2, 3, 4, 5);

    private final Texts texts = Texts.of(WebSearchView.class);
    private final WebSearchViewModel viewModel;
    private final GridPane more = new GridPane();

    /// @param id begins the ids of its controls
    public WebSearchView(WebSearchViewModel viewModel, String id) {
        super(4);
        this.viewModel = viewModel;
        TextField address =
                field(
                        id + "-searxng",
                        SourceSettings::searxng,
                        (s, v) ->
                                new SourceSettings(
                                        v,
                                        s.categories(),
                                        s.engines(),
                                        s.language(),
                                        s.timeRange(),
                                        s.safe(),
                                        s.pages()));
        address.setPromptText(texts.get("searxng.prompt"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Label name = new Label(texts.get("searxng"));
        name.setLabelFor(address);
        Button trial = new Button(texts.get("try"));
        trial.setId(id + "-try");
        trial.setMinWidth(Region.USE_PREF_SIZE);
        trial.disableProperty().bind(viewModel.busyProperty());
        trial.setOnAction(_ -> viewModel.tryOut(texts.get("searxng.none"), texts.locale()));
        HBox line = new HBox(8, address, trial);
        Label result = new Label();
        result.setId(id + "-result");
        result.setWrapText(true);
        result.getStyleClass().addAll("muted", "small");
        result.textProperty().bind(viewModel.resultProperty());
        result.managedProperty().bind(viewModel.resultProperty().isNotEmpty());
        result.visibleProperty().bind(result.managedProperty());
        TitledPane pane = new TitledPane(texts.get("more"), more(id));
        pane.setId(id + "-web-more");
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().addAll("dense", "form-more");
        getChildren().setAll(name, line, result, pane);
    }

    private Node more(String id) {
        more.setHgap(12);
        more.setVgap(8);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        fields.setMinWidth(0);
        more.getColumnConstraints().setAll(names, fields);
        row(
                "categories",
                prompted(
                        field(
                                id + "-categories",
                                SourceSettings::categories,
                                (s, v) ->
                                        new SourceSettings(
                                                s.searxng(),
                                                v,
                                                s.engines(),
                                                s.language(),
                                                s.timeRange(),
                                                s.safe(),
                                                s.pages())),
                        "categories.prompt"));
        row(
                "engines",
                prompted(
                        field(
                                id + "-engines",
                                SourceSettings::engines,
                                (s, v) ->
                                        new SourceSettings(
                                                s.searxng(),
                                                s.categories(),
                                                v,
                                                s.language(),
                                                s.timeRange(),
                                                s.safe(),
                                                s.pages())),
                        "own"));
        row(
                "language",
                prompted(
                        field(
                                id + "-web-language",
                                SourceSettings::language,
                                (s, v) ->
                                        new SourceSettings(
                                                s.searxng(),
                                                s.categories(),
                                                s.engines(),
                                                v,
                                                s.timeRange(),
                                                s.safe(),
                                                s.pages())),
                        "own"));
        row(
                "time",
                choice(
                        id + "-time",
                        List.of(WebSearch.TimeRange.values()),
                        range -> texts.get("time." + range.name()),
                        SourceSettings::timeRange,
                        (s, v) ->
                                new SourceSettings(
                                        s.searxng(),
                                        s.categories(),
                                        s.engines(),
                                        s.language(),
                                        v,
                                        s.safe(),
                                        s.pages())));
        row(
                "safe",
                choice(
                        id + "-safe",
                        List.of(WebSearch.Safe.values()),
                        safe -> texts.get("safe." + safe.name()),
                        SourceSettings::safe,
                        (s, v) ->
                                new SourceSettings(
                                        s.searxng(),
                                        s.categories(),
                                        s.engines(),
                                        s.language(),
                                        s.timeRange(),
                                        v,
                                        s.pages())));
        row(
                "pages",
                choice(
                        id + "-pages",
                        PAGES,
                        String::valueOf,
                        SourceSettings::pages,
                        (s, v) ->
                                new SourceSettings(
                                        s.searxng(),
                                        s.categories(),
                                        s.engines(),
                                        s.language(),
                                        s.timeRange(),
                                        s.safe(),
                                        v)));
        return more;
    }

    private void row(String key, Node field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        more.addRow(more.getRowCount(), label, field);
    }

    private TextField prompted(TextField field, String key) {
        field.setPromptText(texts.get(key));
        return field;
    }

    private TextField field(
            String id,
            Function<SourceSettings, String> now,
            BiFunction<SourceSettings, String, SourceSettings> with) {
        TextField field = new TextField(now.apply(viewModel.settingsProperty().get()));
        field.setId(id);
        viewModel
                .settingsProperty()
                .subscribe(settings -> {
                    if (!field.getText().equals(now.apply(settings))) {
                        field.setText(now.apply(settings));
                    }
                });
        field.textProperty()
                .subscribe((_, typed) ->
                        viewModel.change(with.apply(viewModel.settingsProperty().get(), typed)));
        return field;
    }

    private <T> ChoiceBox<T> choice(
            String id,
            List<T> values,
            Function<T, String> words,
            Function<SourceSettings, T> now,
            BiFunction<SourceSettings, T, SourceSettings> with) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ChoiceWords<>(words));
        box.getItems().setAll(values);
        viewModel.settingsProperty().subscribe(settings -> box.setValue(now.apply(settings)));
        box.valueProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) {
                        viewModel.change(with.apply(viewModel.settingsProperty().get(), chosen));
                    }
                });
        return box;
    }
}
