package maestro.app.ui.mission.form;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import maestro.agents.mission.Egress;
import maestro.app.ui.mission.form.ClarifyViewModel.Field;
import maestro.app.ui.mission.form.ClarifyViewModel.State;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.TimeWords;
import maestro.app.ui.shell.part.Visible;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Below the questions: a way to let the model ask back, and the fields for answers. There only
/// where a model thinks; the mission can begin at any time without it.
final class ClarifyView extends VBox {
    private static final int ROWS = 2;

    private final ClarifyViewModel viewModel;
    private final Texts texts;
    private final ThinkerWords words;
    private final TimeWords times = new TimeWords();
    private final Hyperlink ask;
    private final Button cancel;
    private final Hyperlink remove;
    private final Label open;
    private final Label says = new Label();
    private final VBox questions = new VBox(12);
    private final Timeline clock;
    private long began;
    private int pieces;

    ClarifyView(MissionFormViewModel form, Texts texts) {
        super(8);
        viewModel = form.clarify();
        this.texts = texts;
        words = new ThinkerWords(texts);
        setId("form-clarify");
        getStyleClass().add("clarify");
        ask = new Hyperlink("", new FontIcon(MaterialDesignC.COMMENT_QUESTION_OUTLINE));
        ask.setId("clarify-ask");
        ask.setTooltip(new Tooltip(texts.get("clarify.ask.tooltip")));
        ask.setOnAction(_ -> viewModel.ask());
        cancel = new Button(texts.get("form.cancel"));
        cancel.setId("clarify-cancel");
        cancel.getStyleClass().add("compact");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> viewModel.cancel());
        remove = new Hyperlink(texts.get("clarify.remove"));
        remove.setId("clarify-remove");
        remove.setOnAction(_ -> viewModel.remove());
        says.setId("clarify-says");
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        says.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(says, Priority.ALWAYS);
        HBox line = new HBox(8, says, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        open = hint("clarify-open");
        open.setText(texts.get("clarify.open"));
        Label told = hint("clarify-told");
        told.textProperty().bind(viewModel.toldProperty());
        viewModel.toldProperty().subscribe(w -> Visible.set(told, !w.isEmpty()));
        Label spent = hint("clarify-spent");
        viewModel
                .spentProperty()
                .subscribe(now -> {
                    spent.setText(
                            words.spent(now).map(w -> texts.get("clarify.spent", w)).orElse(""));
                    Visible.set(spent, !spent.getText().isEmpty());
                });
        Label leaves = hint("clarify-leaves");
        FlowPane links = new FlowPane(12, 4, ask, remove);
        links.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(open, questions, line, told, spent, links, leaves);
        clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> sayWaiting()));
        clock.setCycleCount(Animation.INDEFINITE);
        viewModel.fieldsProperty().subscribe(this::showQuestions);
        viewModel.stateProperty().subscribe(this::show);
        form.thinker()
                .thinkerProperty()
                .subscribe(thinker -> {
                    Visible.set(this, thinker instanceof Thinker.WithModel);
                    boolean away = form.thinker().egress() == Egress.REMOTE;
                    leaves.setText(
                            away && thinker instanceof Thinker.WithModel(var connection, var _)
                                    ? texts.get("clarify.leaves", connection.host())
                                    : "");
                    Visible.set(leaves, away);
                });
    }

    /// While the model is asked, Escape gives that up and nothing else.
    boolean cancelled() {
        if (viewModel.stateProperty().get() instanceof State.Asking) {
            viewModel.cancel();
            return true;
        }
        return false;
    }

    private void show(State state) {
        boolean asking = state instanceof State.Asking;
        boolean held = ask.isFocused() || cancel.isFocused();
        says.getStyleClass().removeAll("clarify-failed");
        switch (state) {
            case State.Silent _ -> says.setText("");
            case State.Asking(int now) -> {
                pieces = now;
                if (clock.getStatus() != Animation.Status.RUNNING) {
                    began = System.nanoTime();
                    clock.playFromStart();
                }
                sayWaiting();
            }
            case State.Asked(boolean clear) ->
                    says.setText(clear ? texts.get("clarify.nothing") : "");
            case State.Failed(String why) -> {
                says.setText(texts.get("clarify.failed", why));
                says.getStyleClass().add("clarify-failed");
            }
        }
        if (!asking) {
            clock.stop();
        }
        ask.setText(texts.get(state instanceof State.Silent ? "clarify.ask" : "clarify.again"));
        Visible.set(says.getParent(), !says.getText().isEmpty());
        Visible.set(cancel, asking);
        Visible.set(ask, !asking);
        Visible.set(remove, !asking && !viewModel.fieldsProperty().get().isEmpty());
        if (held) {
            // the keyboard stays here, though what held it has gone
            (asking ? cancel : first()).requestFocus();
        }
    }

    private Node first() {
        Node field = questions.lookup(".text-area");
        return field == null ? ask : field;
    }

    private void sayWaiting() {
        String time = times.clock(java.time.Duration.ofNanos(System.nanoTime() - began));
        says.setText(
                pieces == 0
                        ? texts.get("clarify.reading", time)
                        : texts.get("clarify.writing", pieces, time));
    }

    private void showQuestions(List<Field> fields) {
        List<Node> made = new ArrayList<>();
        for (Field field : fields) {
            made.add(question(field, made.size() + 1));
        }
        questions.getChildren().setAll(made);
        Visible.set(questions, !made.isEmpty());
        Visible.set(open, !made.isEmpty());
    }

    private Node question(Field field, int number) {
        TextArea answer = new TextArea();
        answer.setId("clarify-answer-" + number);
        answer.setPrefRowCount(ROWS);
        answer.setWrapText(true);
        answer.setPromptText(texts.get("clarify.answer"));
        answer.textProperty().bindBidirectional(field.answer());
        answer.addEventFilter(KeyEvent.KEY_PRESSED, FormParts::traverse);
        Label asked = new Label(field.question().question());
        asked.getStyleClass().add("clarify-question");
        asked.setWrapText(true);
        asked.setMinHeight(Region.USE_PREF_SIZE);
        asked.setLabelFor(answer);
        VBox block = new VBox(4, asked);
        if (!field.question().why().isEmpty()) {
            Label why = hint("");
            why.setText(field.question().why());
            block.getChildren().add(why);
        }
        if (!field.question().suggestions().isEmpty()) {
            FlowPane suggestions = new FlowPane(8, 4);
            for (String suggestion : field.question().suggestions()) {
                Button choice = new Button(suggestion);
                choice.getStyleClass().addAll("compact", Styles.SMALL);
                choice.setWrapText(true);
                choice.setOnAction(_ -> field.answer().set(suggestion));
                suggestions.getChildren().add(choice);
            }
            block.getChildren().add(suggestions);
        }
        block.getChildren().add(answer);
        return block;
    }

    private static Label hint(String id) {
        Label hint = new Label();
        hint.setId(id);
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        return hint;
    }
}
