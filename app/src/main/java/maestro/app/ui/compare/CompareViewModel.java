package maestro.app.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.controller.MissionSummary;
import maestro.agents.controller.Missions;
import maestro.agents.journal.MissionState;
import maestro.agents.mission.Phase;
import maestro.agents.report.comparison.Comparison;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import org.jspecify.annotations.Nullable;

/// Which two reports are compared, and what differs. Owned by the screen's thread.
public final class CompareViewModel {
    private final Missions missions;
    private final Background background;
    private final ObservableList<MissionSummary> finished = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable MissionSummary> one = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable MissionSummary> other = new SimpleObjectProperty<>();
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean choosing;

    public CompareViewModel(Missions missions, Background background) {
        this.missions = missions;
        this.background = background;
        one.subscribe(this::compare);
        other.subscribe(this::compare);
    }

    /// Shows these two. Which stands first is told by their age: what was there before is on the
    /// left.
    ///
    /// @param second empty for the newest other one on the same questions, or else of all
    public void show(String first, Optional<String> second) {
        background.call(
                () -> missions.list().stream().filter(m -> m.phase() == Phase.FINISHED).toList(),
                found -> choose(found, first, second),
                this::failed);
    }

    private void choose(List<MissionSummary> found, String first, Optional<String> second) {
        choosing = true;
        finished.setAll(found);
        Optional<MissionSummary> asked = byId(first);
        Optional<MissionSummary> beside =
                second.flatMap(this::byId).or(() -> asked.flatMap(this::likely));
        boolean swapped =
                asked.isPresent()
                        && beside.isPresent()
                        && asked.get().created().isAfter(beside.get().created());
        one.set((swapped ? beside : asked).orElse(null));
        other.set((swapped ? asked : beside).orElse(null));
        choosing = false;
        compare();
    }

    private Optional<MissionSummary> byId(String id) {
        return finished.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    private Optional<MissionSummary> likely(MissionSummary to) {
        List<MissionSummary> others =
                finished.stream().filter(m -> !m.id().equals(to.id())).toList();
        return others.stream()
                .filter(m -> m.questions().equals(to.questions()))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    private void compare() {
        MissionSummary left = one.get();
        MissionSummary right = other.get();
        if (choosing) {
            return;
        }
        problem.set("");
        if (left == null || right == null) {
            comparison.set(Optional.empty());
            return;
        }
        background.call(
                () -> Comparison.of(state(left), state(right)),
                made -> {
                    if (left.equals(one.get()) && right.equals(other.get())) {
                        comparison.set(made);
                    }
                },
                this::failed);
    }

    private MissionState state(MissionSummary mission) {
        return missions.state(mission.id()).orElseGet(MissionState::new);
    }

    private void failed(Throwable why) {
        comparison.set(Optional.empty());
        problem.set(Failures.words(why));
    }

    /// Missions that have a report, newest first.
    ObservableList<MissionSummary> finished() {
        return finished;
    }

    ObjectProperty<@Nullable MissionSummary> oneProperty() {
        return one;
    }

    ObjectProperty<@Nullable MissionSummary> otherProperty() {
        return other;
    }

    /// Whether lines that both have are left out.
    BooleanProperty onlyDifferencesProperty() {
        return onlyDifferences;
    }

    /// Empty until two are chosen.
    ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
