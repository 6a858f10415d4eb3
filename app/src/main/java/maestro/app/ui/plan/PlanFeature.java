package maestro.app.ui.plan;

import maestro.agents.controller.Missions;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.mission.Messages;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Pane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The pane of the plan.
public final class PlanFeature {
    public static final String PANE = "plan";

    private final Messages messages = Messages.of(PlanFeature.class);
    private final PlanViewModel viewModel;

    public PlanFeature(
            Missions missions,
            MissionFollower follower,
            Navigator navigator,
            Background background) {
        viewModel = new PlanViewModel(missions, follower, navigator, background);
    }

    public Pane pane() {
        return new Pane(
                PANE,
                messages.text("pane.title"),
                MaterialDesignF.FILE_TREE_OUTLINE,
                () -> new PlanView(viewModel, messages));
    }
}
