package maestro.app.ui.mission;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.controller.MissionRequest;
import maestro.agents.controller.MissionSummary;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Origin;
import maestro.agents.mission.Language;
import maestro.agents.mission.Phase;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class MissionScreenTest extends MissionScreen {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    @Test
    void stoppingIsAskedInPlace(FxRobot robot) {
        String id = missions.create(MissionRequest.of("검색은 왜 실패하는가?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(missions.list().getFirst().title()).isEqualTo("검색은 왜 실패하는가?");
        assertThat(text(robot, ".head-title")).isEqualTo("검색은 왜 실패하는가?");
        robot.clickOn("#mission-stop");
        Node no = robot.lookup("#ask-no").query();
        assertThat(no.getScene().getFocusOwner()).isSameAs(no);
        robot.type(KeyCode.ESCAPE);
        assertThat(missions.calls()).doesNotContain("stop " + id);
        robot.clickOn("#mission-stop").clickOn("#ask-yes");
        awaitCall("stop " + id);
    }

    @Test
    void theKeyboardGoesFromPauseToResumeAndNotToStop(FxRobot robot) {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#mission-pause");
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.PAUSED, "")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#mission-resume").query().isFocused()).isTrue();
    }

    @Test
    void stopStaysWhereItIsWhenResearchBegins(FxRobot robot) {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.PLANNING, "")));
        WaitForAsyncUtils.waitForFxEvents();
        Node stop = robot.lookup("#mission-stop").query();
        double before = stop.localToScene(0, 0).getX();
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> stop.getScene().getRoot().layout());
        assertThat(robot.lookup("#mission-finish").query().isVisible()).isTrue();
        assertThat(stop.localToScene(0, 0).getX()).isEqualTo(before);
    }

    @Test
    void theOpenMissionIsTheSelectedOne(FxRobot robot) {
        String first = missions.create(MissionRequest.of("First?"));
        String second = missions.create(MissionRequest.of("Second?"));
        journal.append(first, List.of(new MissionEvent.PhaseChanged(Phase.PLANNING, "")));
        WaitForAsyncUtils.waitForFxEvents();
        ListView<MissionSummary> list = robot.lookup("#mission-list").query();
        for (String id : List.of(first, second, first)) {
            robot.interact(() -> navigator.openMission(id));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(list.getSelectionModel().getSelectedItem().id()).isEqualTo(id);
        }
        journal.append(first, List.of(new MissionEvent.PhaseChanged(Phase.RESEARCH, "")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(list.getSelectionModel().getSelectedItem().id()).isEqualTo(first);
    }

    @Test
    void aMissionThatWaitsForApprovalSaysSoOnce(FxRobot robot) {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(
                id,
                List.of(
                        new MissionEvent.PhaseChanged(
                                Phase.AWAITING_APPROVAL, "The plan waits for your approval.")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".head-reason").query().isVisible()).isFalse();
        robot.clickOn("#mission-review");
        assertThat(navigator.led()).containsExactly("pane plan");
    }

    @Test
    void aFailedMissionSaysWhyAndWhatWasKept(FxRobot robot) {
        String id =
                missions.create(
                        new MissionRequest(
                                null,
                                List.of("Why?"),
                                null,
                                Language.ENGLISH,
                                maestro.agents.mission.Limits.DEFAULT,
                                false));
        robot.interact(() -> navigator.openMission(id));
        journal.append(
                id, List.of(new MissionEvent.PhaseChanged(Phase.FAILED, "The disk is full.")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, ".head-reason"))
                .startsWith("The disk is full.")
                .contains("Resume goes on from there");
        robot.clickOn("#mission-resume");
        awaitCall("start " + id);
    }

    @Test
    void aFinishedBranchIsComparedWithItsOrigin(FxRobot robot) throws Exception {
        String id = missions.create(MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        journal.append(
                id,
                List.of(
                        new MissionEvent.Branched(
                                new Origin("m0", "Old", 7, "k", "Review round 1", List.of(), 0)),
                        new MissionEvent.PhaseChanged(Phase.FINISHED, "")));
        waitFor(() -> robot.lookup("#mission-compare-origin").query().isVisible());
        assertThat(text(robot, ".head-reason"))
                .isEqualTo("Branched from “Old” after step 7: Review round 1");
        robot.clickOn("#mission-compare-origin");
        assertThat(compared).containsExactly(id + " m0");
    }
}
