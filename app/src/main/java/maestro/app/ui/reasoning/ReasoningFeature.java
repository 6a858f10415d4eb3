package maestro.app.ui.reasoning;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import maestro.agents.controller.Missions;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.reasoning.timeline.TimelineView;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;

/// The panes of reasoning: one for each agent and one for all of the user's own, and the timeline.
///
/// ```java
/// ReasoningFeature reasoning = new ReasoningFeature(missions, follower, library, navigator, background);
/// reasoning.panes().forEach(dock::add);
/// reasoning.openStep(missionId, "round1/s2.q1/search"); // the pane of its agent goes there
/// ```
public final class ReasoningFeature implements StepOpener {
    private final Texts texts = Texts.of(ReasoningFeature.class);
    private final ReasoningViewModel viewModel;

    /// @param library gives documents their titles
    public ReasoningFeature(
            Missions missions,
            MissionFollower follower,
            Library library,
            Navigator navigator,
            Background background) {
        viewModel =
                new ReasoningViewModel(
                        missions,
                        follower,
                        library,
                        navigator,
                        background,
                        texts,
                        InstantSource.system(),
                        ReasoningFeature::nextFrame);
    }

    private static void nextFrame(Runnable action) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                action.run();
            }
        }.start();
    }

    /// "agent-planning", "agent-research", "agent-reflection", "agent-writing", "agent-controller",
    /// "agent-custom", "timeline".
    public List<Pane> panes() {
        List<Pane> panes = new ArrayList<>();
        for (AgentKind agent : AgentKind.values()) {
            panes.add(
                    Pane.of(
                            ReasoningViewModel.paneId(agent),
                            () -> new AgentView(viewModel, agent, texts)));
        }
        panes.add(
                Pane.of(
                        TimelineView.PANE,
                        () ->
                                new TimelineView(
                                        viewModel.timeline(),
                                        viewModel.nowProperty(),
                                        viewModel::tick,
                                        viewModel::openStep,
                                        texts)));
        return List.copyOf(panes);
    }

    /// Leads to the pane of the step's agent. The shell opens the mission and calls this; the order
    /// doesn't matter.
    @Override
    public void openStep(String missionId, String step) {
        viewModel.openStep(missionId, step);
    }
}
