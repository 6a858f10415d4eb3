package maestro.app.ui.plan;

import maestro.agents.controller.Missions;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import maestro.app.ui.shell.Texts;

/// The pane of the plan.
public final class PlanFeature {
    public static final String PANE = "plan";

    private final Texts texts = Texts.of(PlanFeature.class);
    private final PlanViewModel viewModel;

    public PlanFeature(
            Missions missions,
            MissionFollower follower,
            Navigator navigator,
            Background background) {
        viewModel = new PlanViewModel(missions, follower, navigator, background);
    }

    public Pane pane() {
        return Pane.of(PANE, () -> new PlanView(viewModel, texts));
    }
}
