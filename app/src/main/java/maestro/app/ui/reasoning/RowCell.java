package maestro.app.ui.reasoning;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import maestro.agents.journal.MissionEvent.Voice;
import maestro.app.ui.reasoning.step.AgentViewModel;
import maestro.app.ui.reasoning.step.Row;
import maestro.app.ui.reasoning.step.StepStatus;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.TimeWords;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// A line of an agent's pane. In a stream every cell shows something else every few frames, so a
/// cell keeps its nodes and its style classes for good: what differs is hidden, or a pseudo-class.
final class RowCell extends ListCell<Row> {
    private static final Map<StepStatus, Ikon> ICONS =
            new EnumMap<>(
                    Map.of(
                            StepStatus.RUNNING, MaterialDesignP.PROGRESS_CLOCK,
                            StepStatus.FINISHED, MaterialDesignC.CHECK,
                            StepStatus.FRUITLESS, MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                            StepStatus.FAILED, MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                            StepStatus.BROKEN, MaterialDesignP.PAUSE_CIRCLE_OUTLINE));

    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass RESULT = PseudoClass.getPseudoClass("result");
    private static final PseudoClass MARK = PseudoClass.getPseudoClass("mark");
    private static final PseudoClass DROPPED = PseudoClass.getPseudoClass("dropped");
    private static final PseudoClass SAID = PseudoClass.getPseudoClass("said");
    private static final PseudoClass THOUGHT = PseudoClass.getPseudoClass("thought");
    private static final PseudoClass CALL = PseudoClass.getPseudoClass("call");
    private static final PseudoClass LABEL = PseudoClass.getPseudoClass("label");
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass QUOTE = PseudoClass.getPseudoClass("quote");
    private static final PseudoClass LEADS = PseudoClass.getPseudoClass("leads");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final ReasoningViewModel viewModel;
    private final AgentViewModel agent;
    private final Texts texts;
    private final TimeWords times;
    private final FontIcon icon = new FontIcon(MaterialDesignC.CHECK);
    private final Label words = new Label();
    private final Label time = new Label();
    private final FontIcon chevron = new FontIcon(MaterialDesignC.CHEVRON_DOWN);
    private final HBox line = new HBox(icon, words, time, chevron);
    private Set<PseudoClass> classes = Set.of();
    private @Nullable ScoreBar score;

    RowCell(ReasoningViewModel viewModel, AgentViewModel agent, Texts texts) {
        this.viewModel = viewModel;
        this.agent = agent;
        this.texts = texts;
        times = new TimeWords(texts.locale());
        getStyleClass().add("row");
        words.getStyleClass().add("row-words");
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        time.getStyleClass().add("head-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        chevron.getStyleClass().add("head-chevron");
        line.getStyleClass().add("row-content");
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(line);
        line.setVisible(false);
        viewModel.nowProperty().subscribe(this::showTime);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 1
                    && event.getButton() == MouseButton.PRIMARY
                    && !event.isShiftDown()
                    && !event.isShortcutDown()) {
                activate(getItem(), viewModel, agent);
            }
        });
    }

    /// What Enter or a click does: opens and closes steps, and follows details to their sources.
    static void activate(@Nullable Row row, ReasoningViewModel viewModel, AgentViewModel agent) {
        switch (row) {
            case Row.Part part -> activate(part.of(), viewModel, agent);
            case Row.Detail detail -> viewModel.follow(detail.target());
            case Row.Head head -> agent.toggle(head.step());
            case Row.Dropped dropped -> agent.toggle(dropped.step());
            case Row.Call call -> agent.toggle(call.step());
            case Row.Thinking _ -> agent.toggleThinking();
            case null, default -> {}
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean none) {
        super.updateItem(row, none);
        line.setVisible(row != null && !none);
        if (none || row == null) {
            style(Set.of());
            return;
        }
        Row whole = row instanceof Row.Part part ? part.of() : row;
        boolean first = !(row instanceof Row.Part part) || part.index() == 0;
        String text = WrappedRows.words(row);
        words.setText(text);
        setAccessibleText(text);
        setPadding(new Insets(0, 8, 0, WrappedRows.indent(row)));
        style(classes(whole));
        boolean head = whole instanceof Row.Head;
        Visible.set(icon, head);
        Visible.set(time, head);
        Visible.set(chevron, head || whole instanceof Row.Thinking);
        if (whole instanceof Row.Head of) {
            icon(icon, ICONS.get(of.status()));
            icon(chevron, of.open() ? MaterialDesignC.CHEVRON_UP : MaterialDesignC.CHEVRON_DOWN);
            showTime(viewModel.nowProperty().get());
        }
        if (whole instanceof Row.Thinking thinking) {
            icon(
                    chevron,
                    thinking.open() ? MaterialDesignC.CHEVRON_UP : MaterialDesignC.CHEVRON_DOWN);
        }
        showScore(first && whole instanceof Row.Detail detail ? detail.score() : -1);
    }

    private static void icon(FontIcon icon, @Nullable Ikon code) {
        if (icon.getIconCode() != code) {
            icon.setIconCode(code);
        }
    }

    private static Set<PseudoClass> classes(Row row) {
        return switch (row) {
            case Row.Head head ->
                    switch (head.status()) {
                        case FRUITLESS, FAILED -> Set.of(HEAD, FAILED);
                        case BROKEN -> Set.of(HEAD, BROKEN);
                        case RUNNING, FINISHED -> Set.of(HEAD);
                    };
            case Row.Line _, Row.Part _ -> Set.of();
            case Row.Said said -> said.voice() == Voice.REASONING ? Set.of(THOUGHT) : Set.of(SAID);
            case Row.Thinking _, Row.Call _ -> Set.of(CALL);
            case Row.Result result -> result.failed() ? Set.of(RESULT, FAILED) : Set.of(RESULT);
            case Row.Mark mark -> mark.warning() ? Set.of(MARK, FAILED) : Set.of(MARK);
            case Row.Dropped _ -> Set.of(DROPPED);
            case Row.Detail detail -> {
                Set<PseudoClass> of = new HashSet<>();
                switch (detail.kind()) {
                    case LABEL -> of.add(LABEL);
                    case HEADING -> of.add(HEADING);
                    case QUOTE -> of.add(QUOTE);
                    case TEXT, ITEM -> {}
                }
                if (!(detail.target() instanceof Row.Target.Nowhere)) {
                    of.add(LEADS);
                }
                yield of;
            }
        };
    }

    /// Only what differs, because styling is what costs in a stream.
    private void style(Set<PseudoClass> wanted) {
        if (!wanted.equals(classes)) {
            classes.forEach(c -> pseudoClassStateChanged(c, wanted.contains(c)));
            wanted.forEach(c -> pseudoClassStateChanged(c, true));
            classes = wanted;
        }
    }

    private void showTime(Instant now) {
        if (getItem() instanceof Row.Head row) {
            time.setText(
                    switch (row.status()) {
                        case RUNNING -> times.clock(Duration.between(row.started(), now));
                        case FINISHED, FRUITLESS -> times.length(Duration.ofMillis(row.millis()));
                        case FAILED -> texts.get("status.FAILED");
                        case BROKEN -> texts.get("status.BROKEN");
                    });
        }
    }

    private void showScore(double of) {
        ScoreBar bar = score;
        if (of >= 0) {
            if (bar == null) {
                bar = new ScoreBar();
                score = bar;
                line.getChildren().add(bar);
            }
            bar.show(of, texts);
        }
        if (bar != null) {
            Visible.set(bar, of >= 0);
        }
    }

    /// A score as a length and a number.
    private static final class ScoreBar extends HBox {
        private final Region filled = new Region();
        private final Label number = new Label();

        ScoreBar() {
            getStyleClass().add("score");
            setAlignment(Pos.CENTER_RIGHT);
            setMinWidth(Region.USE_PREF_SIZE);
            filled.getStyleClass().add("score-filled");
            filled.setMaxWidth(Region.USE_PREF_SIZE);
            HBox track = new HBox(filled);
            track.getStyleClass().add("score-track");
            getChildren().setAll(track, number);
        }

        void show(double score, Texts texts) {
            filled.setMinWidth(Math.clamp(score, 0, 1) * 40);
            number.setText(texts.get("percent", score));
        }
    }
}
