package maestro.app.ui.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import maestro.agents.controller.Missions;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Plan;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.plan.PlanNode.Facts;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Navigator;
import org.jspecify.annotations.Nullable;

/// The open mission's plan: the version shown, and the user's draft while approval is awaited.
/// Owned by the screen's thread.
public final class PlanViewModel {

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
    /// @param canChange whether research is under way, so that the plan can still be changed
    /// @param changing whether it is being changed in the midst of research
    public record Shown(
            Face face,
            List<PlanNode> nodes,
            int version,
            List<Integer> versions,
            boolean marks,
            String reason,
            boolean canChange,
            boolean changing) {}

    /// The state of the draft.
    public record Editing(
            boolean canUndo,
            boolean canRedo,
            boolean changed,
            Optional<PlanDraft.Problem> problem) {
        static final Editing NONE = new Editing(false, false, false, Optional.empty());
    }

    private final Missions missions;
    private final MissionFollower follower;
    private final Navigator navigator;
    private final Background background;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final ReadOnlyObjectWrapper<Editing> editing =
            new ReadOnlyObjectWrapper<>(Editing.NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private Optional<String> mission = Optional.empty();
    private Plans known = Plans.NONE;

    /// Index of the version shown; -1 for the newest, whichever that is.
    private int chosen = -1;

    private boolean marks;
    private boolean changing;
    private @Nullable PlanDraft draft;

    public PlanViewModel(
            Missions missions,
            MissionFollower follower,
            Navigator navigator,
            Background background) {
        this.missions = missions;
        this.follower = follower;
        this.navigator = navigator;
        this.background = background;
        shown =
                new ReadOnlyObjectWrapper<>(
                        new Shown(
                                Face.NO_MISSION, List.of(), 0, List.of(), false, "", false, false));
        follower.showAnyMoment(event -> !MissionFollower.isTalk(event), Plans::of, new Screen());
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
        boolean newest = index >= known.all().size() - 1;
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

    /// Lets the user change the plan in the midst of research.
    void beginChange() {
        if (known.changeable() && !known.all().isEmpty()) {
            changing = true;
            draft = new PlanDraft(known.all().getLast(), known.all());
            refresh();
        }
    }

    /// Leaves the plan as it is.
    void leaveChange() {
        changing = false;
        draft = null;
        refresh();
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
        if (changing) {
            Plan old = now.proposed();
            leaveChange();
            if (!plan.equals(old)) {
                background.run(
                        () -> {
                            missions.change(id, old, plan);
                            return null;
                        },
                        this::failed);
            }
            return true;
        }
        background.run(
                () -> {
                    missions.approve(id, plan);
                    return null;
                },
                this::failed);
        return true;
    }

    private void failed(Throwable why) {
        problem.set(Failures.words(why));
    }

    private void refresh() {
        PlanDraft now = draft;
        editing.set(
                now == null
                        ? Editing.NONE
                        : new Editing(now.canUndo(), now.canRedo(), now.changed(), now.problem()));
        List<Integer> versions = known.all().stream().map(Plan::version).toList();
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
                            known.reason(),
                            false,
                            changing));
        } else if (known.all().isEmpty()) {
            Face face =
                    mission.isEmpty()
                            ? Face.NO_MISSION
                            : known.phase() == Phase.FAILED ? Face.FAILED : Face.WAITING;
            shown.set(
                    new Shown(face, List.of(), 0, List.of(), false, known.reason(), false, false));
        } else {
            showPlan(versions);
        }
    }

    private void showPlan(List<Integer> versions) {
        int index = chosen < 0 ? known.all().size() - 1 : chosen;
        Plan plan = known.all().get(index);
        boolean newest = index == known.all().size() - 1;
        Map<String, Facts> facts = newest ? known.facts() : Map.of();
        Optional<Plan> before =
                marks && index > 0 ? Optional.of(known.all().get(index - 1)) : Optional.empty();
        shown.set(
                new Shown(
                        Face.PLAN,
                        PlanDiff.nodes(
                                before, plan, true, id -> facts.getOrDefault(id, Facts.NONE)),
                        plan.version(),
                        versions,
                        marks,
                        known.reason(),
                        newest && known.changeable() && !follower.pastProperty().get(),
                        false));
    }

    private final class Screen implements MissionFollower.Screen<Plans> {
        @Override
        public void cleared(Optional<String> missionId) {
            mission = missionId;
            known = Plans.NONE;
            chosen = -1;
            marks = false;
            changing = false;
            draft = null;
            problem.set("");
            refresh();
        }

        @Override
        public void shown(Plans now) {
            known = now;
            updateDraft();
            refresh();
        }

        /// A draft lives as long as the mission waits and the proposal stays the same.
        private void updateDraft() {
            changing = changing && known.changeable() && !follower.pastProperty().get();
            if (changing) {
                return; // what the plan gets meanwhile is put to the draft when it is sent on
            }
            boolean waits =
                    !follower.pastProperty().get()
                            && known.phase() == Phase.AWAITING_APPROVAL
                            && !known.all().isEmpty();
            PlanDraft now = draft;
            if (!waits) {
                draft = null;
            } else if (now == null || !now.proposed().equals(known.all().getLast())) {
                draft = new PlanDraft(known.all().getLast(), known.all());
            }
        }

        @Override
        public void failed(Throwable why) {
            PlanViewModel.this.failed(why);
        }
    }
}
