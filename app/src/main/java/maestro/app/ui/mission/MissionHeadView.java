package maestro.app.ui.mission;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import maestro.agents.journal.Origin;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.app.ui.mission.form.ThinkerWords;
import maestro.app.ui.shell.Texts;
import maestro.app.ui.shell.TimeWords;
import maestro.app.ui.shell.part.Visible;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The open mission: what it is, how far it is, and what can be done with it.
final class MissionHeadView extends VBox {
    private final MissionViewModel viewModel;
    private final Texts texts;
    private final TimeWords times = new TimeWords();
    private final ThinkerWords thinkers;
    private final Label title = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label state = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label facts = new Label();
    private final BriefHeadView brief;
    private final Label reason = new Label();
    private final Button start;
    private final Button pause;
    private final Button finish;
    private final Button stop;
    private final Button review;
    private final Button replay;
    private final Button compare;
    private @Nullable PhaseLook look;
    private @Nullable Mission told;
    private boolean covered;

    /// Makes a branch of a mission that takes over its steps up to one of them.
    interface Branching {
        void begin(String missionId, OptionalInt step);
    }

    MissionHeadView(
            MissionViewModel viewModel,
            Texts texts,
            Branching branching,
            BiConsumer<String, Optional<String>> comparing) {
        this.viewModel = viewModel;
        this.texts = texts;
        thinkers = new ThinkerWords(texts);
        brief = new BriefHeadView(texts);
        getStyleClass().add("mission-head");
        setId("mission-head");
        title.getStyleClass().add("head-title");
        title.setWrapText(true);
        state.getStyleClass().add("head-state");
        facts.getStyleClass().add("head-facts");
        facts.setWrapText(true);
        reason.getStyleClass().add("head-reason");
        reason.setWrapText(true);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add(Styles.SMALL);
        HBox.setHgrow(progress, Priority.ALWAYS);

        start = button("resume", MaterialDesignP.PLAY, viewModel::start);
        pause = button("pause", MaterialDesignP.PAUSE, viewModel::pause);
        finish = button("finish", MaterialDesignF.FLAG_CHECKERED, viewModel::finishNow);
        stop = button("stop", MaterialDesignS.STOP, viewModel::askStop);
        review = button("review", MaterialDesignF.FORMAT_LIST_CHECKS, _ -> viewModel.reviewPlan());
        review.getStyleClass().add(Styles.ACCENT);
        replay = button("replay", MaterialDesignH.HISTORY, viewModel.replay()::open);
        compare =
                button(
                        "compare.origin",
                        MaterialDesignC.COMPARE,
                        id ->
                                comparing.accept(
                                        id,
                                        viewModel
                                                .openProperty()
                                                .get()
                                                .flatMap(OpenMission::origin)
                                                .map(Origin::missionId)));
        // What comes and goes with the phases stands last, so that nothing moves under the pointer.
        FlowPane buttons = new FlowPane(review, start, pause, stop, finish, replay, compare);
        buttons.getStyleClass().add("buttons");
        HBox line = new HBox(icon, state);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("head-line");
        getChildren()
                .setAll(
                        title,
                        line,
                        progress,
                        facts,
                        brief,
                        reason,
                        buttons,
                        new ReplayView(
                                viewModel.replay(),
                                texts,
                                number ->
                                        viewModel
                                                .openProperty()
                                                .get()
                                                .ifPresent(open ->
                                                        branching.begin(
                                                                open.mission().id(),
                                                                OptionalInt.of(number)))));
        viewModel.openProperty().subscribe(this::show);
        viewModel
                .startingProperty()
                .subscribe(() -> viewModel.openProperty().get().ifPresent(this::showStart));
        viewModel
                .nowProperty()
                .subscribe(() -> viewModel.openProperty().get().ifPresent(this::showFacts));
        viewModel
                .list()
                .subscribe(() -> viewModel.openProperty().get().ifPresent(this::showProgress));
    }

    /// While the form is open the head steps back.
    void setCovered(boolean yes) {
        covered = yes;
        show(viewModel.openProperty().get());
    }

    private void show(Optional<OpenMission> open) {
        Visible.set(this, open.isPresent() && !covered);
        open.ifPresent(mission -> {
            PhaseLook look = PhaseLook.of(mission.phase());
            title.setText(mission.mission().title());
            String word = texts.get(look.word());
            int rounds = mission.mission().limits().rounds();
            state.setText(
                    mission.round() > 0 && !mission.phase().ended()
                            ? texts.get("head.round", word, mission.round(), rounds)
                            : word);
            this.look = look.dress(this, icon, this.look);
            showFacts(mission);
            showProgress(mission);
            if (!mission.mission().equals(told)) {
                told = mission.mission();
                brief.show(told);
            }
            showReason(mission);
            showStart(mission);
            // The keyboard goes from one to the other, and not on to "Stop".
            boolean toggled = start.isFocused() || pause.isFocused();
            Visible.set(start, mission.canStart());
            Visible.set(pause, mission.canPause());
            if (toggled && (mission.canStart() || mission.canPause())) {
                (mission.canStart() ? start : pause).requestFocus();
            }
            Visible.set(finish, mission.canFinishNow());
            Visible.set(stop, mission.canStop());
            Visible.set(replay, mission.canReplay());
            Visible.set(compare, mission.canCompare() && mission.origin().isPresent());
            Visible.set(review, mission.phase() == Phase.AWAITING_APPROVAL);
        });
    }

    private void showStart(OpenMission mission) {
        String id = mission.mission().id();
        boolean starting = viewModel.startingProperty().get().filter(id::equals).isPresent();
        String key = mission.phase() == Phase.CREATED ? "start" : "resume";
        start.setText(texts.get(starting ? "starting" : key));
    }

    private void showProgress(OpenMission mission) {
        boolean ended = mission.phase().ended();
        Visible.set(progress, !ended && mission.phase() != Phase.CREATED);
        progress.setProgress(viewModel.progress(mission.mission().id()));
    }

    private void showFacts(OpenMission mission) {
        List<String> parts = new ArrayList<>();
        if (mission.phase() != Phase.CREATED) {
            parts.add(times.clock(mission.worked(viewModel.nowProperty().get())));
        }
        if (mission.notes() > 0) {
            parts.add(texts.get("head.notes", mission.notes(), mission.documents()));
        }
        Double score = mission.score();
        if (score != null) {
            parts.add(texts.get("head.score", score));
        }
        ThinkerWords.model(mission.mission()).ifPresent(parts::add);
        thinkers.spent(mission.spent(), mission.askedBack()).ifPresent(parts::add);
        facts.setText(String.join("  ·  ", parts));
        Visible.set(facts, !parts.isEmpty());
    }

    private void showReason(OpenMission mission) {
        List<String> lines = new ArrayList<>();
        // That the plan waits is what the state says.
        if (!mission.reason().isBlank() && mission.phase() != Phase.AWAITING_APPROVAL) {
            lines.add(mission.reason());
        }
        if (mission.phase() == Phase.FAILED) {
            lines.add(texts.get("head.kept", mission.notes(), mission.drafts()));
        }
        mission.origin()
                .ifPresent(o ->
                        lines.add(
                                o.number() == 0
                                        ? texts.get("head.branch.start", o.title())
                                        : texts.get(
                                                "head.branch",
                                                o.title(),
                                                o.number(),
                                                o.stepTitle())));
        lines.addAll(mission.limitsMet());
        reason.setText(String.join("\n", lines));
        Visible.set(reason, !lines.isEmpty());
    }

    private Button button(String key, Ikon look, Consumer<String> command) {
        Button made = new Button(texts.get(key), new FontIcon(look));
        made.setId("mission-" + key.replace('.', '-'));
        made.getStyleClass().add("compact");
        made.setTooltip(new Tooltip(texts.get(key + ".tooltip")));
        made.setOnAction(_ ->
                viewModel.openProperty().get().ifPresent(m -> command.accept(m.mission().id())));
        return made;
    }
}
