package maestro.app.ui.mission.branch;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import maestro.agents.controller.branch.Ahead;
import maestro.agents.preset.Preset;
import maestro.app.ui.mission.branch.BranchViewModel.Choice;
import maestro.app.ui.mission.form.BriefView;
import maestro.app.ui.mission.form.FormParts;
import maestro.app.ui.mission.form.MissionFormViewModel;
import maestro.app.ui.mission.form.PresetView;
import maestro.app.ui.mission.form.ThinkerView;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.part.ChoiceWords;
import maestro.app.ui.shell.part.Visible;

/// Where a branch is made: from which step on, and who thinks from there. Ctrl+Enter begins, Escape
/// goes back.
public final class BranchView extends BorderPane {
    private final BranchViewModel viewModel;
    private final Texts texts;
    private final Runnable back;
    private final ComboBox<Choice> steps = new ComboBox<>();

    /// @param back leaves the form
    public BranchView(BranchViewModel viewModel, Texts texts, Runnable back) {
        this.viewModel = viewModel;
        this.texts = texts;
        this.back = back;
        setId("branch-form");
        Label heading = new Label(texts.get("branch.heading"));
        heading.getStyleClass().add("form-heading");
        Label of = new Label();
        of.setWrapText(true);
        of.textProperty().bind(viewModel.ofProperty());
        Label note = new Label(texts.get("branch.note"));
        note.getStyleClass().add("form-hint");
        note.setWrapText(true);
        TextField title = new TextField();
        title.setId("branch-title");
        title.setPromptText(texts.get("branch.title.prompt"));
        title.textProperty().bindBidirectional(viewModel.titleProperty());
        ComboBox<Optional<Preset>> preset =
                PresetView.choice("branch-preset", "branch.preset.none", viewModel.brief(), texts);
        preset.setMaxWidth(Double.MAX_VALUE);
        VBox form =
                new VBox(
                        heading,
                        of,
                        labelled("branch.step", steps()),
                        note,
                        new ThinkerView(viewModel.thinker(), viewModel.outside(), texts),
                        labelled("preset", preset),
                        new BriefView(viewModel.brief(), viewModel.thinker(), texts),
                        answers(),
                        limits(),
                        labelled("form.title", title));
        form.getStyleClass().add("mission-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "form-scroll");
        setCenter(scroll);
        VBox footer = new VBox(problem(), buttons());
        footer.getStyleClass().add("form-footer");
        setBottom(footer);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Gives the keyboard to the form.
    public void shown() {
        applyCss();
        steps.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (FormParts.START.match(event)) {
            viewModel.submit();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !steps.isShowing()) {
            back.run();
            event.consume();
        }
    }

    private ComboBox<Choice> steps() {
        steps.setId("branch-step");
        steps.setMaxWidth(Double.MAX_VALUE);
        steps.setItems(viewModel.choices());
        steps.setConverter(
                new ChoiceWords<>(choice ->
                        choice.number() == 0
                                ? choice.title()
                                : texts.get("branch.after", choice.number(), choice.title())));
        // The control lets go of its value while its list changes, which is nobody's choice.
        viewModel.choiceProperty().subscribe(steps::setValue);
        steps.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        viewModel.choiceProperty().set(chosen);
                    }
                });
        return steps;
    }

    private AnswersView answers() {
        return new AnswersView(
                viewModel.answers(),
                viewModel
                        .thinker()
                        .thinkerProperty()
                        .map(Thinker.WithModel.class::isInstance)
                        .orElse(false),
                viewModel.brief().aheadProperty().map(Ahead::writing),
                texts);
    }

    private FlowPane limits() {
        return new FlowPane(
                16,
                8,
                labelled(
                        "form.rounds",
                        FormParts.number("branch-rounds", viewModel.brief().roundsProperty(), 20)),
                labelled(
                        "form.minutes",
                        FormParts.number(
                                "branch-minutes",
                                viewModel.brief().minutesProperty(),
                                MissionFormViewModel.MOST_MINUTES)));
    }

    private VBox labelled(String key, javafx.scene.control.Control field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        return new VBox(4, label, field);
    }

    private Label problem() {
        Label problem = new Label();
        problem.setId("branch-problem");
        problem.setWrapText(true);
        problem.getStyleClass().addAll("notice", "notice-danger");
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.textProperty().bind(viewModel.problemProperty());
        viewModel.problemProperty().subscribe(words -> Visible.set(problem, !words.isEmpty()));
        return problem;
    }

    private FlowPane buttons() {
        Button begin = FormParts.starting(viewModel.busyProperty(), texts, "branch.begin");
        begin.setId("branch-begin");
        begin.getStyleClass().add(Styles.ACCENT);
        begin.disableProperty()
                .bind(viewModel.busyProperty().or(viewModel.choiceProperty().isNull()));
        begin.setOnAction(_ -> viewModel.submit());
        Button cancel = new Button(texts.get("form.cancel"));
        cancel.setId("branch-cancel");
        cancel.setOnAction(_ -> back.run());
        FlowPane line = new FlowPane(begin, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("buttons");
        return line;
    }
}
