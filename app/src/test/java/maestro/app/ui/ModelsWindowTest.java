package maestro.app.ui;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.models.Thinker;
import maestro.app.ui.models.connection.Connection;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class ModelsWindowTest extends OnDesktop {

    @Test
    void nobodyIsAskedBeforeTheWindowShows(FxRobot robot) throws Exception {
        start(
                robot,
                () -> {
                    assertThat(stage.isShowing()).isTrue();
                    assertThat(servers.opened()).isEmpty();
                    return services();
                },
                java.util.List.of());
        waitFor(() -> !servers.opened().isEmpty());
    }

    @Test
    void aModelThatIsPulledInTheWindowCanBeChosenForAMission(FxRobot robot) throws Exception {
        servers.at("http://localhost:11434");
        open(robot);
        robot.interact(() -> desktop.workbench().commands().run("models"));
        waitFor(() -> robot.lookup("#models").tryQuery().isPresent());
        robot.clickOn("#model-name").write("qwen3:4b");
        robot.clickOn("#model-get");
        waitFor(() -> robot.lookup("#model-table").tryQuery().isPresent());
        robot.interact(() -> desktop.workbench().commands().run("mission.new"));
        waitFor(() -> robot.lookup("#form-thinker").tryQuery().isPresent());
        ComboBox<Thinker> who = robot.lookup("#form-thinker").query();
        assertThat(who.getValue()).isEqualTo(Thinker.NOBODY);
        assertThat(who.getItems())
                .contains(new Thinker.WithModel(Connection.LOCAL_OLLAMA, "qwen3:4b"));
    }

    @Test
    void theLineAtTheBottomSaysWhetherAnythingCanLeaveTheMachine(FxRobot robot) throws Exception {
        open(robot);
        Label shield = robot.lookup("#status-private").query();
        assertThat(shield.getText()).isEqualTo("Private");
        robot.interact(() ->
                desktop.settings()
                        .models()
                        .set(FakeModelServers.connected("https://api.openai.com/v1")));
        robot.interact(() -> desktop.quit());
        waitFor(() -> desktop.hasEnded());
        open(robot);
        Label now = robot.lookup("#status-private").query();
        assertThat(now.getText()).isEqualTo("Remote models connected");
        assertThat(now.getTooltip().getText()).contains("api.openai.com");
    }
}
