package maestro.app.ui.mission.form;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import maestro.agents.mission.Language;
import maestro.app.ui.mission.form.MissionFormViewModel.Place;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.app.ui.shell.part.Visible;

/// The form for a new mission. Tab leads from field to field; Ctrl+Enter starts from any of them,
/// Escape goes back.
public final class MissionFormView extends BorderPane {
    private final MissionFormViewModel viewModel;
    private final Texts texts;
    private final Runnable back;
    private final TextArea questions = new TextArea();
    private final GridPane fields = new GridPane();
    private final ClarifyView clarify;
    private final PresetView presets;

    /// @param back leaves the form
    public MissionFormView(MissionFormViewModel viewModel, Texts texts, Runnable back) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.back = back;
        Label heading = new Label(texts.get("form.heading"));
        heading.getStyleClass().add("form-heading");

        questions.setId("form-questions");
        questions.setWrapText(true);
        questions.setPrefRowCount(4);
        questions.setPromptText(texts.get("form.questions.prompt"));
        questions.textProperty().bindBidirectional(viewModel.questionsProperty());
        questions.addEventFilter(KeyEvent.KEY_PRESSED, FormParts::traverse);
        Label asked = new Label(texts.get("form.questions"));
        asked.setLabelFor(questions);
        Label hint = new Label(texts.get("form.questions.hint"));
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);

        TextField title = new TextField();
        title.setId("form-title");
        title.setPromptText(texts.get("form.title.prompt"));
        title.textProperty().bindBidirectional(viewModel.titleProperty());

        CheckBox approve = new CheckBox(texts.get("form.approve"));
        approve.setId("form-approve");
        approve.setWrapText(true);
        approve.selectedProperty().bindBidirectional(viewModel.approveProperty());

        fields.getStyleClass().add("form-grid");
        ColumnConstraints grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        grow.setMinWidth(0);
        fields.getColumnConstraints().setAll(words(), grow);
        row("form.title", title);
        row("form.collection", places());
        row("form.language", languages());
        row("form.rounds", FormParts.number("form-rounds", viewModel.roundsProperty(), 20));

        GridPane limits = new GridPane();
        limits.getStyleClass().add("form-grid");
        limits.getColumnConstraints().setAll(words(), grow);
        limits.addRow(
                0,
                new Label(texts.get("form.minutes")),
                FormParts.number(
                        "form-minutes",
                        viewModel.minutesProperty(),
                        MissionFormViewModel.MOST_MINUTES));
        limits.addRow(
                1,
                new Label(texts.get("form.parallel")),
                FormParts.number("form-parallel", viewModel.parallelProperty(), 32));
        TitledPane more = new TitledPane(texts.get("form.more"), limits);
        more.setId("form-more");
        more.setExpanded(false);
        more.setAnimated(false);
        more.getStyleClass().addAll(Styles.DENSE, "form-more");

        clarify = new ClarifyView(viewModel, texts);
        presets = new PresetView(viewModel.brief(), texts);
        VBox form =
                new VBox(
                        heading,
                        presets,
                        new VBox(4, asked, questions, hint, clarify),
                        fields,
                        new BriefView(viewModel.brief(), viewModel.thinker(), texts),
                        new SourcesView(viewModel.sources(), texts),
                        new ThinkerView(viewModel.thinker(), viewModel.sources().outside(), texts),
                        approve,
                        more);
        viewModel.agents().ifPresent(own -> form.getChildren().add(5, own));
        form.getStyleClass().add("mission-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "form-scroll");
        VBox footer = new VBox(problem(), estimate(), buttons());
        footer.getStyleClass().add("form-footer");
        setCenter(scroll);
        setBottom(footer);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Called when the form has come on screen.
    public void shown() {
        viewModel.refresh();
        viewModel.estimate();
        // What is in a scroll pane comes into the scene only with its skin.
        applyCss();
        questions.requestFocus();
        questions.end();
    }

    private void pressed(KeyEvent event) {
        if (FormParts.START.match(event)) {
            viewModel.submit();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (!clarify.cancelled() && !presets.left()) {
                back.run();
            }
            event.consume();
        }
    }

    private void row(String key, Node field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        fields.addRow(fields.getRowCount(), label, field);
        if (field instanceof Region region) {
            region.setMaxWidth(region instanceof Spinner ? 120 : Double.MAX_VALUE);
        }
    }

    private static ColumnConstraints words() {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }

    private ComboBox<Place> places() {
        ComboBox<Place> box = new ComboBox<>(viewModel.places());
        box.setId("form-collection");
        box.setConverter(new ChoiceWords<>(this::named));
        box.valueProperty().bindBidirectional(viewModel.placeProperty());
        return box;
    }

    private String named(Place place) {
        String name = place.name();
        return name == null
                ? texts.get("form.everywhere")
                : texts.get("form.place", name, place.documents());
    }

    private ComboBox<Language> languages() {
        ComboBox<Language> box = new ComboBox<>();
        box.setId("form-language");
        box.getItems().setAll(Language.values());
        box.setConverter(new ChoiceWords<>(language -> texts.get("language." + language.tag())));
        box.valueProperty().bindBidirectional(viewModel.languageProperty());
        return box;
    }

    private Node problem() {
        Label problem = new Label();
        problem.setId("form-problem");
        problem.setWrapText(true);
        problem.getStyleClass().addAll("notice", "notice-danger");
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.textProperty().bind(viewModel.problemProperty());
        viewModel.problemProperty().subscribe(words -> Visible.set(problem, !words.isEmpty()));
        return problem;
    }

    /// It is made again when the form has rested for a moment.
    private Node estimate() {
        Label estimate = new Label();
        estimate.setId("form-estimate");
        estimate.setWrapText(true);
        estimate.getStyleClass().add("form-estimate");
        estimate.textProperty().bind(viewModel.estimateProperty());
        viewModel.estimateProperty().subscribe(words -> Visible.set(estimate, !words.isEmpty()));
        PauseTransition rest = new PauseTransition(Duration.millis(400));
        rest.setOnFinished(_ -> viewModel.estimate());
        viewModel.onChange(rest::playFromStart);
        return estimate;
    }

    private Node buttons() {
        Button start = FormParts.starting(viewModel.busyProperty(), texts, "form.start");
        start.setId("form-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.disableProperty().bind(viewModel.busyProperty());
        start.setOnAction(_ -> {
            if (!viewModel.submit()) {
                questions.requestFocus();
            }
        });
        Button cancel = new Button(texts.get("form.cancel"));
        cancel.setId("form-cancel");
        cancel.setOnAction(_ -> back.run());
        FlowPane line = new FlowPane(start, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("buttons");
        return new HBox(line);
    }
}
