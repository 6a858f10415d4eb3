package maestro.app.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import maestro.agents.controller.Missions;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.app.ui.mission.MissionFeed;
import maestro.app.ui.plan.PlanNode.Facts;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import org.jspecify.annotations.Nullable;

/// The open mission's plan: the version shown, and the user's draft while approval is awaited.
/// Owned by the screen's thread.
public final class PlanViewModel implements AutoCloseable {

    /// What the pane shows.
    public enum Face {
        NO_MISSION,
        /// no plan yet
        WAITING,
        /// the mission failed before there was a plan
        FAILED,
        PLAN,
        EDIT
    }

    /// All that is on screen.
    ///
    /// @param version shown, from 1; the plan's own number
    /// @param versions there are
    /// @param marks whether changes since the version before are marked
    /// @param reason why the mission is in its phase
    public record Shown(
            Face face,
            List<PlanNode> nodes,
            int version,
            List<Integer> versions,
            boolean marks,
            String reason) {}

    /// The state of the draft.
    public record Editing(
            boolean canUndo,
            boolean canRedo,
            boolean changed,
            Optional<PlanDraft.Problem> problem) {
        static final Editing NONE = new Editing(false, false, false, Optional.empty());
    }

    private final Missions missions;
    private final Navigator navigator;
    private final Background background;
    private final MissionFeed feed;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final ReadOnlyObjectWrapper<Editing> editing =
            new ReadOnlyObjectWrapper<>(Editing.NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private Optional<String> mission = Optional.empty();
    private Phase phase = Phase.CREATED;
    private String reason = "";
    private final List<Plan> plans = new ArrayList<>();
    private PlanFacts facts = new PlanFacts();

    /// Index of the version shown; -1 for the newest, whichever that is.
    private int chosen = -1;

    private boolean marks;
    private @Nullable PlanDraft draft;

    public PlanViewModel(Missions missions, Navigator navigator, Background background) {
        this.missions = missions;
        this.navigator = navigator;
        this.background = background;
        shown =
                new ReadOnlyObjectWrapper<>(
                        new Shown(Face.NO_MISSION, List.of(), 0, List.of(), false, ""));
        feed = new MissionFeed(missions.journal(), background, new Fold());
        navigator.missionProperty().subscribe(feed::open);
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Editing> editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /// What went wrong, in words; empty where nothing did.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void showMissions() {
        navigator.showPane("missions");
    }

    /// Shows the plan of a version, with what it changed; the newest without marks.
    public void choose(int index) {
        boolean newest = index >= plans.size() - 1;
        chosen = newest ? -1 : index;
        marks = !newest;
        refresh();
    }

    public void showMarks(boolean yes) {
        marks = yes;
        refresh();
    }

    /// Changes the draft, where there is one.
    ///
    /// @return what the change returned
    <T> Optional<T> edit(Function<PlanDraft, T> change) {
        PlanDraft now = draft;
        if (now == null) {
            return Optional.empty();
        }
        T result = change.apply(now);
        refresh();
        return Optional.ofNullable(result);
    }

    void change(Consumer<PlanDraft> change) {
        edit(now -> {
            change.accept(now);
            return true;
        });
    }

    /// Sends the plan on as it stands in the draft.
    ///
    /// @return false where something keeps it from that
    public boolean approve() {
        PlanDraft now = draft;
        if (now == null || mission.isEmpty() || now.problem().isPresent()) {
            return false;
        }
        String id = mission.get();
        Plan plan = now.plan();
        problem.set("");
        background.run(
                () -> {
                    missions.approve(id, plan);
                    return null;
                },
                this::failed);
        return true;
    }

    private void failed(Throwable why) {
        problem.set(Objects.requireNonNullElse(why.getMessage(), why.toString()));
    }

    private void refresh() {
        PlanDraft now = draft;
        editing.set(
                now == null
                        ? Editing.NONE
                        : new Editing(now.canUndo(), now.canRedo(), now.changed(), now.problem()));
        List<Integer> versions = plans.stream().map(Plan::version).toList();
        if (now != null && chosen < 0) {
            shown.set(
                    new Shown(
                            Face.EDIT,
                            PlanDiff.nodes(
                                    Optional.of(now.proposed()),
                                    now.plan(),
                                    false,
                                    _ -> Facts.NONE),
                            now.proposed().version(),
                            versions,
                            false,
                            reason));
        } else if (plans.isEmpty()) {
            Face face =
                    mission.isEmpty()
                            ? Face.NO_MISSION
                            : phase == Phase.FAILED ? Face.FAILED : Face.WAITING;
            shown.set(new Shown(face, List.of(), 0, List.of(), false, reason));
        } else {
            showPlan(versions);
        }
    }

    private void showPlan(List<Integer> versions) {
        int index = chosen < 0 ? plans.size() - 1 : chosen;
        Plan plan = plans.get(index);
        boolean newest = index == plans.size() - 1;
        Map<String, Facts> known = newest ? facts.of(plan) : Map.of();
        Optional<Plan> before =
                marks && index > 0 ? Optional.of(plans.get(index - 1)) : Optional.empty();
        shown.set(
                new Shown(
                        Face.PLAN,
                        PlanDiff.nodes(
                                before, plan, true, id -> known.getOrDefault(id, Facts.NONE)),
                        plan.version(),
                        versions,
                        marks,
                        reason));
    }

    @Override
    public void close() {
        feed.close();
    }

    private final class Fold implements MissionFeed.Reader {
        @Override
        public void reset(Optional<String> missionId) {
            mission = missionId;
            phase = Phase.CREATED;
            reason = "";
            plans.clear();
            facts = new PlanFacts();
            chosen = -1;
            marks = false;
            draft = null;
            problem.set("");
            refresh();
        }

        @Override
        public void take(List<JournalEntry> entries) {
            boolean touched = false;
            for (JournalEntry entry : entries) {
                touched |= !(entry.event() instanceof MissionEvent.Reasoned);
                facts.take(entry);
                switch (entry.event()) {
                    case MissionEvent.PhaseChanged(Phase next, String why) -> {
                        phase = next;
                        reason = why;
                    }
                    case MissionEvent.PlanEdited(Plan plan) -> plans.add(plan);
                    case MissionEvent.StepFinished(
                                    var _,
                                    var _,
                                    Outcome.Planned(Plan plan, var _),
                                    var _) ->
                            plans.add(plan);
                    default -> {}
                }
            }
            if (touched) {
                updateDraft();
                refresh();
            }
        }

        /// A draft lives as long as the mission waits and the proposal stays the same.
        private void updateDraft() {
            boolean waits = phase == Phase.AWAITING_APPROVAL && !plans.isEmpty();
            PlanDraft now = draft;
            if (!waits) {
                draft = null;
            } else if (now == null || !now.proposed().equals(plans.getLast())) {
                draft = new PlanDraft(plans.getLast(), plans);
            }
        }

        @Override
        public void failed(Throwable why) {
            PlanViewModel.this.failed(why);
        }
    }
}
