package maestro.app.ui.mission.branch;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.controller.MissionRequest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Brief;
import maestro.agents.mission.Draft;
import maestro.agents.mission.Limits;
import maestro.agents.mission.Phase;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.mission.MissionScreen;
import maestro.app.ui.models.Thinker;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class BranchScreenTest extends MissionScreen {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private void step(String id, String key, Outcome outcome) {
        journal.append(
                id,
                List.of(
                        new MissionEvent.StepStarted(key, AgentKind.RESEARCH, "Do " + key, ""),
                        new MissionEvent.StepFinished(key, AgentKind.RESEARCH, outcome, 1)));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aBranchBeginsWhereTheReplayStands(FxRobot robot) throws Exception {
        Brief brief =
                new Brief(
                        "Review",
                        List.of("One", "Two"),
                        "dry",
                        Brief.Unsupported.MARKED,
                        List.of(new Brief.Answer("Which years?", "2015 on")));
        String id = missions.create(MissionRequest.of("Why?").with(brief));
        robot.interact(() -> navigator.openMission(id));
        waitFor(() -> robot.lookup("#mission-brief").query().isVisible());
        assertThat(text(robot, "#mission-brief"))
                .isEqualTo(
                        "Review  ·  2 headings of yours  ·  unsupported sentences marked  ·  1"
                                + " answer given beforehand");
        step(id, "a", new Outcome.NotesTaken(List.of()));
        step(id, "unseen", new Outcome.Criticised(List.of()));
        step(id, "b", new Outcome.Drafted(new Draft("s1", 1, List.of())));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.WRITING, "")));
        WaitForAsyncUtils.waitForFxEvents();
        waitFor(() -> robot.lookup("#mission-replay").query().isVisible());
        robot.clickOn("#mission-replay");
        waitFor(() -> robot.lookup("#replay").query().isVisible());
        Slider slider = robot.lookup("#replay-slider").query();
        assertThat(text(robot, "#replay-where")).isEqualTo("After step 3 of 3: Do b");
        robot.interact(() -> slider.setValue(0));
        assertThat(text(robot, "#replay-where")).isEqualTo("After step 1 of 3: Do a");
        robot.clickOn("#replay-branch");
        ComboBox<BranchViewModel.Choice> steps =
                robot.lookup("#branch-step").queryAs(ComboBox.class);
        waitFor(() -> steps.getItems().size() == 4);
        assertThat(steps.getValue()).isEqualTo(new BranchViewModel.Choice(1, "Do a"));
        robot.clickOn("#branch-title").write("again");
        missions.unfit(new IllegalArgumentException("There is no room."));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        waitFor(() -> text(robot, "#branch-problem").equals("There is no room."));
        assertThat(robot.lookup("#branch-form .scroll-pane #branch-problem").tryQuery()).isEmpty();
        missions.fit();
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("branch " + id + " 1 m2");
        awaitCall("start m2");
        assertThat(missions.requests().getLast().title()).isEqualTo("again");
        assertThat(missions.requests().getLast().brief()).isEqualTo(brief);
        assertThat(missions.requests().getLast().limits()).isEqualTo(Limits.DEFAULT);
        waitFor(() -> robot.lookup("#branch-form").tryQuery().isEmpty());
    }

    @Test
    @SuppressWarnings("unchecked")
    void onABranchWhatWasAnsweredCanBeAnsweredOtherwise(FxRobot robot) throws Exception {
        servers.at("http://localhost:11434").with(FakeModelServers.model("qwen3:8b", 5.2));
        Brief brief =
                Brief.NONE.answered(
                        List.of(
                                new Brief.Answer("Which region?", "Europe"),
                                new Brief.Answer("Which years?", "2015 on")));
        String id = missions.create(MissionRequest.of("Why?").with(brief));
        step(id, "a", new Outcome.NotesTaken(List.of()));
        step(id, "write/s1", new Outcome.Drafted(new Draft("s1", 1, List.of())));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.WRITING, "")));
        robot.interact(() -> navigator.openMission(id));
        waitFor(() -> robot.lookup("#mission-replay").query().isVisible());
        robot.clickOn("#mission-replay");
        waitFor(() -> robot.lookup("#replay").query().isVisible());
        robot.clickOn("#replay-branch");
        waitFor(() -> robot.lookup("#branch-answer-3").tryQuery().isPresent());
        assertThat(robot.lookup("#branch-answers").query().isVisible())
                .as("nobody reads them without a model")
                .isFalse();
        ComboBox<Thinker> who = robot.lookup("#branch-form #form-thinker").queryAs(ComboBox.class);
        waitFor(() -> who.getItems().size() == 3);
        robot.interact(() -> who.getSelectionModel().select(1));
        TitledPane answers = robot.lookup("#branch-answers").queryAs(TitledPane.class);
        waitFor(answers::isVisible);
        robot.interact(() -> {
            answers.setExpanded(true);
            robot.lookup("#branch-answer-1").queryAs(TextArea.class).setText("Asia");
            robot.lookup("#branch-answer-2").queryAs(TextArea.class).setText(" ");
            robot.lookup("#branch-answer-3").queryAs(TextArea.class).setText("For a lecture");
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        awaitCall("start m2");
        assertThat(missions.requests().getLast().brief().answers())
                .containsExactly(
                        new Brief.Answer("Which region?", "Asia"),
                        new Brief.Answer("", "For a lecture"));
    }
}
