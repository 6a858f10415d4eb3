package maestro.app.ui.plan;

import java.util.ArrayList;
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
import maestro.agents.mission.Question;
import maestro.agents.plan.PlanComparison;
import maestro.agents.plan.PlanComparison.Change;
import maestro.agents.plan.PlanDraft;
import maestro.agents.plan.PlanFacts.Facts;
import maestro.agents.plan.PlanHistory;
import maestro.app.ui.follow.MissionFollower;
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
    /// @param marks whether changes since another version are marked
    /// @param since number of that version; 0 for none
    /// @param others that it can be compared with
    /// @param changes since it
    /// @param made who made the version shown, and why
    /// @param reason why the mission is in its phase
    /// @param change whether the plan can be changed; not yet where an older version is shown
    /// @param changing whether it is being changed in the midst of research
    public record Shown(
            Face face,
            List<PlanNode> nodes,
            int version,
            List<Integer> versions,
            boolean marks,
            int since,
            List<Integer> others,
            List<Change> changes,
            Optional<PlanHistory.Version> made,
            String reason,
            Plans.Change change,
            boolean changing) {

        /// A face without a plan.
        static Shown empty(Face face, String reason) {
            return new Shown(
                    face,
                    List.of(),
                    0,
                    List.of(),
                    false,
                    0,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    reason,
                    Plans.Change.NOT_YET,
                    false);
        }
    }

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

    /// Index of the version that the one shown is compared with; -1 for the one before it.
    private int base = -1;

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
        shown = new ReadOnlyObjectWrapper<>(Shown.empty(Face.NO_MISSION, ""));
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

    /// Compares the version shown with another.
    ///
    /// @param index among those that it can be compared with
    public void since(int index) {
        int at = chosen < 0 ? known.all().size() - 1 : chosen;
        base = index < at ? index : index + 1;
        marks = true;
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

    /// Lets the user change the plan while research is under way or the mission rests before it.
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
            showDraft(now, versions);
        } else if (known.all().isEmpty()) {
            Face face =
                    mission.isEmpty()
                            ? Face.NO_MISSION
                            : known.phase() == Phase.FAILED ? Face.FAILED : Face.WAITING;
            shown.set(Shown.empty(face, known.reason()));
        } else {
            showPlan(versions);
        }
    }

    private void showDraft(PlanDraft now, List<Integer> versions) {
        PlanComparison made = PlanComparison.of(now.proposed(), now.plan());
        shown.set(
                new Shown(
                        Face.EDIT,
                        PlanDiff.nodes(
                                List.of(), now.plan(), made.byId(), _ -> Facts.NONE, _ -> ""),
                        now.proposed().version(),
                        versions,
                        false,
                        0,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        known.reason(),
                        Plans.Change.NOT_YET,
                        changing));
    }

    private void showPlan(List<Integer> versions) {
        List<Plan> all = known.all();
        int index = chosen < 0 ? all.size() - 1 : chosen;
        Plan plan = all.get(index);
        boolean newest = index == all.size() - 1;
        Map<String, Facts> facts = newest ? known.facts() : Map.of();
        int against = base >= 0 && base != index && base < all.size() ? base : index - 1;
        Optional<Plan> older =
                marks && against >= 0 ? Optional.of(all.get(against)) : Optional.empty();
        Optional<PlanComparison> compared = older.map(o -> PlanComparison.of(o, plan));
        Function<Question, String> reasons = q -> known.history().why(plan, q);
        List<Integer> others = new ArrayList<>(versions);
        others.remove(index);
        shown.set(
                new Shown(
                        Face.PLAN,
                        PlanDiff.nodes(
                                older.map(Plan::sections).orElse(List.of()),
                                plan,
                                compared.map(PlanComparison::byId).orElse(Map.of()),
                                id -> facts.getOrDefault(id, Facts.NONE),
                                reasons),
                        plan.version(),
                        versions,
                        marks,
                        older.map(Plan::version).orElse(0),
                        others,
                        compared.map(PlanComparison::changes).orElse(List.of()),
                        Optional.of(known.history().versions().get(index)),
                        known.reason(),
                        newest && !follower.pastProperty().get()
                                ? known.change()
                                : Plans.Change.NOT_YET,
                        false));
    }

    private final class Screen implements MissionFollower.Screen<Plans> {
        @Override
        public void cleared(Optional<String> missionId) {
            mission = missionId;
            known = Plans.NONE;
            chosen = -1;
            base = -1;
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
