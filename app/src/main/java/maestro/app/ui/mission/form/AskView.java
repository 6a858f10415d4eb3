package maestro.app.ui.mission.form;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.agents.preset.Preset;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.Face;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Where a report will stand: the question it is to answer, and the button that starts the work.
/// The form has the title and the limits besides; while it is open it has the question, too, so
/// that there is one place to ask.
public final class AskView extends StackPane {
    private final MissionFormViewModel viewModel;
    private final Texts texts;
    private final TextArea questions = new TextArea();

    /// @param passages in the library; a question to an empty one leads to it first
    /// @param form whether the whole form is open
    /// @param more opens it
    /// @param library brings the library to the front
    public AskView(
            MissionFormViewModel viewModel,
            Texts texts,
            ObservableIntegerValue passages,
            ObservableBooleanValue form,
            Runnable more,
            Runnable library) {
        this.viewModel = viewModel;
        this.texts = texts;
        getStyleClass().add("ask");
        getStylesheets().add(FeatureFile.stylesheet(AskView.class, "mission.css"));
        setMinSize(0, 0);
        VBox ask = ask(more);
        Button add = new Button(texts.get("ask.empty.button"));
        add.setOnAction(_ -> library.run());
        Face empty =
                Face.empty(
                        MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                        texts.get("ask.empty.title"),
                        texts.get("ask.empty.text"),
                        add);
        Button back = new Button(texts.get("ask.form.button"));
        back.setOnAction(_ -> more.run());
        Face elsewhere =
                Face.empty(
                        MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                        texts.get("ask.empty.title"),
                        texts.get("ask.form.text"),
                        back);
        Runnable choose =
                () ->
                        getChildren()
                                .setAll(passages.get() == 0 ? empty : form.get() ? elsewhere : ask);
        passages.subscribe(choose);
        form.subscribe(choose);
        choose.run();
    }

    /// Puts the keyboard where the question is written.
    public void write() {
        questions.requestFocus();
        questions.end();
    }

    private VBox ask(Runnable more) {
        Label heading = new Label(texts.get("ask.heading"));
        heading.getStyleClass().add("ask-heading");
        heading.setLabelFor(questions);
        questions.setId("ask-questions");
        questions.setWrapText(true);
        questions.setPrefRowCount(3);
        questions.setPromptText(texts.get("form.questions.prompt"));
        questions.textProperty().bindBidirectional(viewModel.questionsProperty());
        questions.addEventFilter(KeyEvent.KEY_PRESSED, FormParts::traverse);
        questions.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (FormParts.START.match(event)) {
                        viewModel.submit();
                        event.consume();
                    }
                });
        Label hint = new Label(texts.get("ask.hint"));
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        ThinkerWords thinkers = new ThinkerWords(texts);
        Label thinker = new Label();
        thinker.setId("ask-thinker");
        thinker.getStyleClass().add("form-hint");
        thinker.setWrapText(true);
        Runnable say =
                () -> {
                    Thinker who = viewModel.thinker().thinkerProperty().get();
                    boolean outside = viewModel.sources().outside().get();
                    thinker.setText(
                            who == null
                                    ? ""
                                    : texts.get(
                                            "ask.thinker",
                                            thinkers.name(who),
                                            thinkers.egress(who, outside)));
                };
        viewModel.thinker().thinkerProperty().subscribe(say);
        viewModel.sources().outside().subscribe(say);
        say.run();
        Label leaves = new Label();
        leaves.setId("ask-leaves");
        leaves.getStyleClass().add("form-hint");
        leaves.setWrapText(true);
        leaves.textProperty().bind(viewModel.sources().leaves(texts));
        viewModel.sources().outside().subscribe(on -> Visible.set(leaves, on));
        Label answers = new Label();
        answers.setId("ask-answers");
        answers.getStyleClass().add("form-hint");
        answers.setWrapText(true);
        Runnable count =
                () -> {
                    int given = viewModel.clarify().givenProperty().get();
                    boolean any = given > 0 && viewModel.thinker().withModel().get();
                    answers.setText(texts.get("ask.answers", given));
                    Visible.set(answers, any);
                };
        viewModel.clarify().givenProperty().subscribe(count);
        viewModel.thinker().thinkerProperty().subscribe(count);
        Label problem = new Label();
        problem.setId("ask-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("ask-problem");
        problem.textProperty().bind(viewModel.problemProperty());
        viewModel.problemProperty().subscribe(words -> Visible.set(problem, !words.isEmpty()));
        Button start = FormParts.starting(viewModel.busyProperty(), texts, "form.start");
        start.setId("ask-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.disableProperty().bind(viewModel.busyProperty());
        start.setOnAction(_ -> viewModel.submit());
        Button options = new Button(texts.get("ask.more"));
        options.setId("ask-more");
        options.getStyleClass().add(Styles.FLAT);
        options.setOnAction(_ -> more.run());
        ComboBox<Optional<Preset>> preset =
                PresetView.choice("ask-preset", "preset.none", viewModel.brief(), texts);
        FlowPane buttons = new FlowPane(8, 8, start, preset, options);
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(heading, questions, hint, thinker, leaves, answers, problem, buttons);
        box.getStyleClass().add("ask-box");
        box.setMaxHeight(Region.USE_PREF_SIZE);
        return box;
    }
}
