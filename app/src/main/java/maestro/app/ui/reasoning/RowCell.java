package maestro.app.ui.reasoning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import maestro.app.ui.mission.Messages;
import maestro.app.ui.mission.TimeWords;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// A row of an agent's pane. Lines are the cell's own text, so that a stream of them costs one node
/// each.
final class RowCell extends ListCell<Row> {
    private static final Map<StepStatus, Ikon> ICONS =
            Map.of(
                    StepStatus.RUNNING, MaterialDesignP.PROGRESS_CLOCK,
                    StepStatus.FINISHED, MaterialDesignC.CHECK,
                    StepStatus.FAILED, MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                    StepStatus.BROKEN, MaterialDesignP.PAUSE_CIRCLE_OUTLINE);

    private final ReasoningViewModel viewModel;
    private final AgentViewModel agent;
    private final Messages messages;
    private final TimeWords times;
    private List<String> classes = List.of();
    private @Nullable HeadLine head;
    private @Nullable ScoreBar score;

    RowCell(ReasoningViewModel viewModel, AgentViewModel agent, Messages messages) {
        this.viewModel = viewModel;
        this.agent = agent;
        this.messages = messages;
        times = new TimeWords(messages.locale());
        getStyleClass().add("row");
        setPrefWidth(0);
        setWrapText(true);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 1
                    && event.getButton() == javafx.scene.input.MouseButton.PRIMARY
                    && !event.isShiftDown()
                    && !event.isShortcutDown()) {
                act(getItem());
            }
        });
    }

    private void act(@Nullable Row row) {
        if (row instanceof Row.Detail detail) {
            viewModel.follow(detail.target());
        } else {
            activate(row, agent);
        }
    }

    /// What Enter or a click does: opens and closes steps.
    static void activate(@Nullable Row row, AgentViewModel agent) {
        switch (row) {
            case Row.Head(String step, _, _, _, _, _) -> agent.toggle(step);
            case Row.Dropped(String step, _, _) -> agent.toggle(step);
            case null, default -> {}
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean none) {
        super.updateItem(row, none);
        if (none || row == null) {
            style(List.of());
            plain("");
            return;
        }
        switch (row) {
            case Row.Head h -> {
                style(
                        List.of(
                                "row-head",
                                "status-" + h.status().name().toLowerCase(java.util.Locale.ROOT)));
                HeadLine line = headLine();
                line.show(h);
                setText(null);
                setGraphic(line);
                setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            }
            case Row.Line(String _, String text) -> {
                style(List.of("row-line"));
                plain(text);
            }
            case Row.Result(String _, String text, boolean failed) -> {
                style(List.of("row-result", failed ? "row-failed" : "row-well"));
                plain(text);
            }
            case Row.Mark(String _, String text, String aside, boolean warning) -> {
                style(List.of("row-mark", warning ? "row-failed" : "row-well"));
                plain(aside.isBlank() ? text : text + "\n" + aside);
            }
            case Row.Dropped(String _, int _, String text) -> {
                style(List.of("row-dropped"));
                plain(text);
            }
            case Row.Detail detail -> showDetail(detail);
        }
    }

    private void showDetail(Row.Detail detail) {
        boolean leads = !(detail.target() instanceof Row.Target.Nowhere);
        style(
                List.of(
                        "row-detail",
                        "detail-" + detail.kind().name().toLowerCase(java.util.Locale.ROOT),
                        "indent-" + Math.min(4, detail.indent()),
                        leads ? "row-leads" : "row-still"));
        String aside = detail.aside();
        setText(aside.isBlank() ? detail.text() : detail.text() + "\n" + aside);
        if (detail.score() >= 0) {
            ScoreBar bar = scoreBar();
            bar.show(detail.score(), messages);
            setGraphic(bar);
            setContentDisplay(ContentDisplay.RIGHT);
        } else {
            setGraphic(null);
            setContentDisplay(ContentDisplay.TEXT_ONLY);
        }
    }

    private void plain(String text) {
        setGraphic(null);
        setContentDisplay(ContentDisplay.TEXT_ONLY);
        setText(text);
    }

    /// Only what differs, because styling is what costs in a stream.
    private void style(List<String> wanted) {
        if (!wanted.equals(classes)) {
            getStyleClass().removeAll(classes);
            getStyleClass().addAll(wanted);
            classes = wanted;
        }
    }

    private HeadLine headLine() {
        HeadLine made = head;
        if (made == null) {
            made = new HeadLine();
            head = made;
        }
        return made;
    }

    private ScoreBar scoreBar() {
        ScoreBar made = score;
        if (made == null) {
            made = new ScoreBar();
            score = made;
        }
        return made;
    }

    /// Title, state and time of a step, on one line.
    private final class HeadLine extends HBox {
        private final FontIcon chevron = new FontIcon();
        private final FontIcon icon = new FontIcon();
        private final Label title = new Label();
        private final Label time = new Label();

        HeadLine() {
            getStyleClass().add("head-line");
            setAlignment(Pos.CENTER_LEFT);
            title.getStyleClass().add("head-title");
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            time.getStyleClass().add("head-time");
            time.setMinWidth(Region.USE_PREF_SIZE);
            chevron.getStyleClass().add("head-chevron");
            getChildren().setAll(icon, title, time, chevron);
            viewModel.nowProperty().subscribe(this::showTime);
        }

        void show(Row.Head row) {
            title.setText(row.title());
            icon.setIconCode(ICONS.get(row.status()));
            chevron.setIconCode(
                    row.open() ? MaterialDesignC.CHEVRON_UP : MaterialDesignC.CHEVRON_DOWN);
            showTime(viewModel.nowProperty().get());
            setAccessibleText(row.title());
        }

        private void showTime(Instant now) {
            if (!(getItem() instanceof Row.Head row)) {
                return;
            }
            time.setText(
                    switch (row.status()) {
                        case RUNNING -> times.clock(Duration.between(row.started(), now));
                        case FINISHED -> times.length(Duration.ofMillis(row.millis()));
                        case FAILED -> messages.text("status.FAILED");
                        case BROKEN -> messages.text("status.BROKEN");
                    });
        }
    }

    /// A score as a length and a number.
    private static final class ScoreBar extends HBox {
        private final Region filled = new Region();
        private final Label number = new Label();

        ScoreBar() {
            getStyleClass().add("score");
            setAlignment(Pos.CENTER_RIGHT);
            filled.getStyleClass().add("score-filled");
            filled.setMaxWidth(Region.USE_PREF_SIZE);
            HBox track = new HBox(filled);
            track.getStyleClass().add("score-track");
            getChildren().setAll(track, number);
        }

        void show(double score, Messages messages) {
            filled.setMinWidth(Math.clamp(score, 0, 1) * 40);
            number.setText(messages.text("percent", score));
        }
    }
}
