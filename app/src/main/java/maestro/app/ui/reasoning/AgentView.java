package maestro.app.ui.reasoning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.reasoning.ReasoningViewModel.Status;
import maestro.app.ui.reasoning.step.AgentViewModel;
import maestro.app.ui.reasoning.step.Row;
import maestro.app.ui.shell.FeatureFile;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.TimeWords;
import maestro.app.ui.shell.part.Ticking;
import maestro.app.ui.shell.part.Visible;
import maestro.app.ui.theme.AgentLook;
import org.kordamp.ikonli.javafx.FontIcon;

/// One agent's pane: what it does now, in words and numbers, and below it how it reasons.
final class AgentView extends BorderPane {
    private final ReasoningViewModel viewModel;
    private final AgentViewModel agent;
    private final AgentKind kind;
    private final Texts texts;
    private final TimeWords times;
    private final Label doing = new Label();
    private final Label since = new Label();
    private final Label counts = new Label();
    private final Label faceText = new Label();
    private final Button toMissions;
    private final VBox face;
    private final ListView<Row> list;
    private final WrappedRows rows;
    private final FollowingList following;
    private final Label probe = new Label();
    private boolean fontChanged;

    AgentView(ReasoningViewModel viewModel, AgentKind kind, Texts texts) {
        this.viewModel = viewModel;
        this.kind = kind;
        this.texts = texts;
        times = new TimeWords(texts.locale());
        agent = viewModel.agent(kind);
        AgentLook look = AgentLook.of(kind);
        getStyleClass().addAll("agent-pane", look.styleClass());
        getStylesheets().add(FeatureFile.stylesheet(AgentView.class, "reasoning.css"));
        setId(ReasoningViewModel.paneId(kind) + "-view");

        rows = new WrappedRows(agent.rows());
        list = new ListView<>(rows.shown());
        list.setId(ReasoningViewModel.paneId(kind) + "-list");
        list.getStyleClass().addAll("agent-list", "edge-to-edge");
        list.setCellFactory(_ -> new RowCell(viewModel, agent, texts));
        following = new FollowingList(agent, list, texts, this::fitFont);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                RowCell.activate(list.getSelectionModel().getSelectedItem(), viewModel, agent);
                event.consume();
            }
        });
        MenuItem copy = new MenuItem(texts.get("copy"));
        copy.setOnAction(_ -> following.copy());
        list.setContextMenu(new ContextMenu(copy));

        toMissions = new Button(texts.get("face.missions"));
        toMissions.setOnAction(_ -> viewModel.showMissions());
        faceText.setWrapText(true);
        faceText.getStyleClass().add("face-text");
        face = new VBox(new FontIcon(look.icon()), faceText, toMissions);
        face.getStyleClass().add("face");

        setTop(new VBox(strip(), problem()));
        probe.setManaged(false);
        StackPane middle = new StackPane(probe, following, face);
        // In a low pane the middle gives way, not the head and the field for messages.
        middle.setMinHeight(0);
        setCenter(middle);
        setBottom(new SteerBar(viewModel.steer(), kind, texts));
        list.widthProperty().subscribe(this::fit);
        probe.fontProperty().subscribe(() -> fontChanged = true);
        viewModel.statusProperty(kind).subscribe(this::show);
        agent.rows().subscribe(this::chooseFace);
        chooseFace();
        agent.revealedProperty().subscribe(this::reveal);
        viewModel.nowProperty().subscribe(this::showSince);
        Ticking.whileShown(this, viewModel::tick);
    }

    /// How long the oldest running step takes, where its own line is out of sight: a model may read
    /// for minutes before it says anything.
    private void showSince(Instant now) {
        since.setText(
                agent.doingSince()
                        .map(began -> times.clock(java.time.Duration.between(began, now)))
                        .orElse(""));
    }

    /// The probe has the font that the theme gives the rows.
    private void fit() {
        rows.fit(list.getWidth(), probe.getFont());
        list.setFixedCellSize(rows.lineHeight());
    }

    /// While stylesheets are read again each font is the default one for a moment: only that which
    /// it has after the layout counts.
    private void fitFont() {
        if (fontChanged) {
            fontChanged = false;
            fit();
        }
    }

    private Node strip() {
        doing.getStyleClass().add("doing");
        counts.getStyleClass().add("counts");
        doing.setMinWidth(0);
        counts.setMinWidth(0);
        counts.setWrapText(true);
        VBox words = new VBox(doing, counts);
        words.setMinWidth(0);
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        since.getStyleClass().addAll("since", "counts");
        since.setMinWidth(Region.USE_PREF_SIZE);
        HBox strip = new HBox(words, since);
        strip.getStyleClass().add("agent-strip");
        return strip;
    }

    private Node problem() {
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().add("problem");
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.textProperty().bind(viewModel.problemProperty());
        problem.visibleProperty().bind(viewModel.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    /// Rows come a frame or more after the status that they belong to; between the two the pane
    /// doesn't say that nothing was done.
    private void chooseFace() {
        boolean empty = agent.rows().isEmpty();
        boolean nothing = empty && viewModel.statusProperty(kind).get().counts().isEmpty();
        if (face.isVisible() != nothing || list.isVisible() == empty) {
            face.setVisible(nothing);
            list.setVisible(!empty);
        }
    }

    private void show(Status status) {
        Visible.set(toMissions, !status.open());
        String why = !status.open() ? "none." : status.phase().ended() ? "ended." : "idle.";
        faceText.setText(texts.get(why + kind.name()));
        List<String> titles = status.doing();
        boolean busy = !titles.isEmpty();
        doing.setText(
                !status.open()
                        ? ""
                        : switch (titles.size()) {
                            case 0 -> texts.get(quiet(status));
                            case 1 -> titles.getFirst();
                            default ->
                                    texts.get("doing.more", titles.getFirst(), titles.size() - 1);
                        });
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("busy"), busy);
        counts.setText(status.counts());
        Visible.set(counts, !status.counts().isEmpty());
        showSince(viewModel.nowProperty().get());
        Visible.set(getTop(), status.open());
        chooseFace();
    }

    private static String quiet(Status status) {
        return switch (status.phase()) {
            case FINISHED -> "quiet.finished";
            case STOPPED -> "quiet.stopped";
            case PAUSED, CREATED -> "quiet.paused";
            case FAILED -> "quiet.failed";
            case AWAITING_APPROVAL -> "quiet.approval";
            case PLANNING, RESEARCH, REFLECTION, WRITING, VERIFICATION -> "quiet.waits";
        };
    }

    private void reveal(Optional<AgentViewModel.Reveal> wish) {
        wish.ifPresent(reveal -> {
            int row = agent.indexOf(reveal.step());
            if (row >= 0) {
                int at = rows.indexOf(row);
                list.getSelectionModel().clearAndSelect(at);
                following.goToSelected();
                list.requestFocus();
            }
        });
    }
}
