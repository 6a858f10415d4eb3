package maestro.app.ui.mission;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;
import maestro.agents.controller.Missions;
import maestro.agents.journal.Origin;
import maestro.agents.mission.Limits;
import maestro.app.ui.agents.AgentsViewModel;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.mission.branch.BranchViewModel;
import maestro.app.ui.mission.form.AskView;
import maestro.app.ui.mission.form.BriefViewModel;
import maestro.app.ui.mission.form.MissionFormViewModel;
import maestro.app.ui.mission.form.SourcesViewModel;
import maestro.app.ui.mission.form.ThinkerViewModel;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;
import org.jspecify.annotations.Nullable;

/// The pane of missions: the list, the open one's head, and the form for a new one.
///
/// ```java
/// MissionFeature missions = new MissionFeature(service, follower, library, navigator, background, thinker, sources, brief, compare);
/// dock.add(missions.pane());
/// missions.newMission("How is retrieval evaluated?"); // shows the form, filled in
/// ```
public final class MissionFeature implements AutoCloseable {
    public static final String PANE = "missions";

    private final Navigator navigator;
    private final MissionViewModel viewModel;
    private final MissionFormViewModel form;
    private final BranchViewModel branch;
    private final BiConsumer<String, Optional<String>> compare;
    private final Texts texts = Texts.of(MissionFeature.class);
    private @Nullable MissionView view;
    private @Nullable AskView ask;

    /// @param compare shows the report of a mission beside that of another, or of one that is
    ///   chosen there
    public MissionFeature(
            Missions missions,
            MissionFollower follower,
            Library library,
            Navigator navigator,
            Background background,
            ThinkerViewModel thinker,
            SourcesViewModel sources,
            BriefViewModel brief,
            BiConsumer<String, Optional<String>> compare) {
        this.navigator = navigator;
        this.compare = compare;
        viewModel =
                new MissionViewModel(
                        missions, follower, navigator, background, InstantSource.system());
        form =
                new MissionFormViewModel(
                        missions,
                        library,
                        background,
                        texts,
                        thinker,
                        sources,
                        brief,
                        id -> {
                            viewModel.hideForm();
                            navigator.openMission(id);
                        });
        branch =
                new BranchViewModel(
                        missions,
                        background,
                        texts,
                        thinker,
                        brief.another(),
                        id -> {
                            viewModel.hideBranch();
                            navigator.openMission(id);
                        });
    }

    /// What the form for a new mission starts from, until the user changes it there.
    public void startFrom(Limits limits, boolean approvePlan) {
        form.startFrom(limits, approvePlan);
    }

    /// Lets agents of the user's own be chosen in the form. Called before the form is made.
    ///
    /// @param edit opens the window where they are made
    public void letTakePart(AgentsViewModel agents, Runnable edit) {
        form.letTakePart(agents, edit);
    }

    public Pane pane() {
        return Pane.of(PANE, this::content);
    }

    /// What stands where a report will be: a place to ask.
    ///
    /// @param passages in the library
    /// @param library brings the library to the front
    public Node ask(ObservableIntegerValue passages, Runnable library) {
        AskView made =
                new AskView(
                        form,
                        texts,
                        passages,
                        viewModel.faceProperty().isEqualTo(MissionViewModel.Face.FORM),
                        this::newMission,
                        library);
        ask = made;
        return made;
    }

    private Node content() {
        MissionView made = new MissionView(viewModel, form, branch, compare, texts);
        view = made;
        return made;
    }

    /// Brings the pane to the front with an empty form, or the one that was being filled in.
    public void newMission() {
        navigator.showPane(PANE);
        viewModel.showForm();
        // The pane may come on screen only now, or have its form open already.
        Platform.runLater(() -> {
            if (view != null) {
                view.write();
            }
        });
    }

    /// Brings the pane to the front with the form for a branch.
    ///
    /// @param step number of the last step to take over; empty for the last round of research
    public void branch(String missionId, OptionalInt step) {
        navigator.showPane(PANE);
        branch.begin(missionId, step);
        viewModel.showBranch();
    }

    /// Shows a mission's report beside another's.
    public void compare(String missionId) {
        compare.accept(
                missionId,
                viewModel
                        .openProperty()
                        .get()
                        .filter(open -> open.mission().id().equals(missionId))
                        .flatMap(OpenMission::origin)
                        .map(Origin::missionId));
    }

    /// What is written in the form.
    public String question() {
        return form.questionsProperty().get();
    }

    /// Fills in the form, and shows nothing.
    public void write(String question) {
        if (!question.isBlank()) {
            form.prefill(question);
        }
    }

    /// Brings a ready question to the front: where the report will stand, or in the form where that
    /// place is taken.
    public void newMission(String question) {
        form.prefill(question);
        boolean free = viewModel.openProperty().get().isEmpty();
        if (!free || viewModel.faceProperty().get() == MissionViewModel.Face.FORM) {
            newMission();
            return;
        }
        navigator.showPane("report");
        Platform.runLater(() -> { // the pane may come on screen only now
            if (ask != null) {
                ask.write();
            }
        });
    }

    /// The open mission's commands, for menus.
    public MissionViewModel viewModel() {
        return viewModel;
    }

    @Override
    public void close() {
        viewModel.close();
    }
}
