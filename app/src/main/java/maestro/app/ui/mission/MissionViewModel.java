package maestro.app.ui.mission;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.controller.MissionSummary;
import maestro.agents.controller.Missions;
import maestro.agents.journal.Journal;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Navigator;

/// The list of missions and the open one. Knows no control; owned by the screen's thread.
public final class MissionViewModel implements AutoCloseable {

    /// What the pane shows.
    public enum Face {
        /// the list has not been read yet
        READING,
        EMPTY,
        LIST,
        FORM,
        BRANCH
    }

    /// What is asked once before it is done.
    public sealed interface Ask {
        String missionId();

        record Stop(String missionId, String title) implements Ask {}

        record Delete(String missionId, String title) implements Ask {}
    }

    private final Missions missions;
    private final Navigator navigator;
    private final Background background;
    private final InstantSource clock;
    private final Journal.Subscription changes;
    private final Refresh refresh;
    private final ReplayViewModel replay;

    private final ObservableList<MissionSummary> list = FXCollections.observableArrayList();
    // held here because it passes changes on only while somebody holds it
    private final ObservableList<MissionSummary> readable =
            FXCollections.unmodifiableObservableList(list);
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.READING);
    private final ReadOnlyObjectWrapper<Optional<OpenMission>> open =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Ask>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> starting =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Instant> now;
    private boolean writing;
    private boolean branching;

    public MissionViewModel(
            Missions missions,
            MissionFollower follower,
            Navigator navigator,
            Background background,
            InstantSource clock) {
        this.missions = missions;
        this.navigator = navigator;
        this.background = background;
        this.clock = clock;
        now = new ReadOnlyObjectWrapper<>(clock.instant());
        refresh = new Refresh(background, missions::list, this::show, this::failed);
        replay = new ReplayViewModel(missions.journal(), follower, background);
        follower.show(
                event -> !(event instanceof MissionEvent.Streamed), OpenMission::of, new Screen());
        changes = missions.journal().followAll(this::changed);
        refresh.ask();
    }

    /// Talk alone changes no line of the list.
    private void changed(List<JournalEntry> entries) {
        if (!entries.stream().map(JournalEntry::event).allMatch(MissionFollower::isTalk)) {
            refresh.ask();
        }
    }

    private void show(List<MissionSummary> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
        chooseFace();
    }

    private void chooseFace() {
        face.set(
                writing
                        ? Face.FORM
                        : branching ? Face.BRANCH : list.isEmpty() ? Face.EMPTY : Face.LIST);
    }

    /// Newest first.
    public ObservableList<MissionSummary> list() {
        return readable;
    }

    public ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<OpenMission>> openProperty() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Ask>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// What went wrong with the last command, in words; empty where nothing did.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Goes back and forth in the open mission.
    ReplayViewModel replay() {
        return replay;
    }

    /// The time that running clocks show.
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Called about once a second while the pane is on screen.
    public void tick() {
        now.set(clock.instant());
    }

    /// 0 to 1, as the list knows it.
    public double progress(String missionId) {
        return list.stream()
                .filter(m -> m.id().equals(missionId))
                .mapToDouble(MissionSummary::progress)
                .findFirst()
                .orElse(0);
    }

    public void openMission(String missionId) {
        navigator.openMission(missionId);
    }

    public void reviewPlan() {
        navigator.showPane("plan");
    }

    void showBranch() {
        writing = false;
        branching = true;
        chooseFace();
    }

    void hideBranch() {
        branching = false;
        chooseFace();
    }

    public void showForm() {
        branching = false;
        writing = true;
        chooseFace();
    }

    public void hideForm() {
        writing = false;
        chooseFace();
    }

    public void start(String missionId) {
        if (starting.get().isPresent()) {
            return;
        }
        problem.set("");
        starting.set(Optional.of(missionId));
        background.call(
                () -> {
                    missions.check(missionId);
                    missions.start(missionId);
                    return true;
                },
                _ -> {
                    starting.set(Optional.empty());
                    refresh.ask();
                },
                why -> {
                    starting.set(Optional.empty());
                    failed(why);
                });
    }

    /// The mission whose model is looked at before it goes on, which may take as long as its server
    /// is waited for.
    ReadOnlyObjectProperty<Optional<String>> startingProperty() {
        return starting.getReadOnlyProperty();
    }

    public void pause(String missionId) {
        command(() -> missions.pause(missionId));
    }

    public void finishNow(String missionId) {
        command(() -> missions.finishNow(missionId));
    }

    public void askStop(String missionId) {
        titled(missionId).ifPresent(m -> asked.set(Optional.of(new Ask.Stop(m.id(), m.title()))));
    }

    /// A mission is deleted only at rest.
    public void askDelete(String missionId) {
        titled(missionId)
                .filter(m -> m.phase().atRest())
                .ifPresent(m -> asked.set(Optional.of(new Ask.Delete(m.id(), m.title()))));
    }

    private Optional<MissionSummary> titled(String missionId) {
        return list.stream().filter(m -> m.id().equals(missionId)).findFirst();
    }

    /// Does what was asked.
    public void confirm() {
        Optional<Ask> answer = asked.get();
        asked.set(Optional.empty());
        answer.ifPresent(ask -> {
            switch (ask) {
                case Ask.Stop(String id, String _) -> command(() -> missions.stop(id));
                case Ask.Delete(String id, String _) -> delete(id);
            }
        });
    }

    public void decline() {
        asked.set(Optional.empty());
    }

    public void dismissProblem() {
        problem.set("");
    }

    private void delete(String id) {
        if (navigator.missionProperty().get().equals(Optional.of(id))) {
            navigator.closeMission();
        }
        command(() -> missions.remove(id));
    }

    private void command(Runnable work) {
        command(() -> {
            work.run();
            return true;
        });
    }

    private void command(Callable<Boolean> work) {
        problem.set("");
        background.call(work, _ -> refresh.ask(), this::failed);
    }

    private void failed(Throwable why) {
        problem.set(Failures.words(why));
    }

    @Override
    public void close() {
        changes.close();
    }

    private final class Screen implements MissionFollower.Screen<OpenMission> {
        @Override
        public void cleared(Optional<String> missionId) {
            open.set(Optional.empty());
        }

        @Override
        public void shown(OpenMission mission) {
            tick();
            open.set(Optional.of(mission));
        }

        @Override
        public void failed(Throwable why) {
            MissionViewModel.this.failed(why);
        }
    }
}
