package maestro.app.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.mission.Plan;
import maestro.agents.mission.Section;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.SampleMission;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.follow.MissionFollower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PlanScreenTest {
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();

    @Start
    void show(Stage stage) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.KOREAN);
        ToolkitBackground background = new ToolkitBackground();
        PlanFeature feature =
                new PlanFeature(
                        missions,
                        new MissionFollower(journal, navigator, background),
                        navigator,
                        background);
        Screens.show(stage, (Parent) feature.pane().content().get(), 480, 700);
        Locale.setDefault(before);
        journal.append(
                "m",
                SampleMission.events("m", true, true).stream()
                        .map(SampleMission.Timed::event)
                        .toList());
        navigator.openMission("m");
    }

    @Test
    void anEditedPlanIsApprovedByKeyboard(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        TreeView<PlanNode> tree = robot.lookup("#plan-tree").query();
        assertThat(tree.getExpandedItemCount()).isEqualTo(8);
        robot.interact(tree::requestFocus);
        robot.type(KeyCode.ENTER).write("renamed").type(KeyCode.ENTER);
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        TreeItem<PlanNode> moved = tree.getSelectionModel().getSelectedItem();
        assertThat(moved.getValue().id()).isEqualTo("s1");
        robot.type(KeyCode.DOWN).type(KeyCode.DELETE);
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !missions.approved().isEmpty());
        } catch (TimeoutException e) {
            throw new AssertionError("The plan was not approved", e);
        }
        Plan plan = missions.approved().getFirst();
        assertThat(plan.sections()).extracting(Section::id).containsExactly("s2", "s1", "s3");
        assertThat(plan.sections().get(1))
                .matches(s -> s.title().equals("renamed") && s.questions().size() == 1);
    }

    @Test
    void twoVersionsAreChosenAndCompared(FxRobot robot) {
        journal.append(
                "n",
                SampleMission.events("n", true, false).stream()
                        .map(SampleMission.Timed::event)
                        .toList());
        robot.interact(() -> navigator.openMission("n"));
        WaitForAsyncUtils.waitForFxEvents();
        ComboBox<Integer> since = robot.lookup("#plan-since").query();
        assertThat(since.isVisible()).isFalse();
        robot.clickOn("#plan-changes");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(since.isVisible()).isTrue();
        assertThat(since.getValue()).isEqualTo(1);
        assertThat(robot.lookup("#plan-summary").queryLabeled().getText())
                .contains("1판과 비교하여", "질문 1개 더함");
        assertThat(robot.lookup("#plan-made").queryLabeled().getText()).startsWith("2판: ");
        ComboBox<Integer> versions = robot.lookup("#plan-version").query();
        robot.interact(() -> versions.getSelectionModel().select(0));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(since.getValue()).isNull();
        robot.interact(() -> since.getSelectionModel().select(0));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#plan-summary").queryLabeled().getText())
                .contains("2판과 비교하여", "질문 1개 뺌");
    }

    @Test
    void whatIsBeingNamedIsApprovedWithoutLeavingItsField(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#plan-question");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#plan-approve").query().isDisabled()).isTrue();
        robot.write("why so?");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#plan-approve").query().isDisabled()).isFalse();
        assertThat(robot.lookup(".problem").query().isVisible()).isFalse();
        robot.clickOn("#plan-approve");
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !missions.approved().isEmpty());
        } catch (TimeoutException e) {
            throw new AssertionError("The plan was not approved", e);
        }
        assertThat(missions.approved().getFirst().sections().getFirst().questions())
                .anyMatch(q -> q.text().equals("why so?"));
    }

    @Test
    void theTreeStaysInPlaceFromASectionToAQuestion(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        TreeView<PlanNode> tree = robot.lookup("#plan-tree").query();
        double withSection = tree.getHeight();
        robot.interact(tree::requestFocus);
        robot.type(KeyCode.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tree.getSelectionModel().getSelectedItem().getValue().section()).isFalse();
        assertThat(tree.getHeight()).isEqualTo(withSection);
    }

    @Test
    void arrowsGoOnFromTheRowThatIsChosenAtFirst(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        TreeView<PlanNode> tree = robot.lookup("#plan-tree").query();
        robot.interact(tree::requestFocus);
        robot.type(KeyCode.DOWN, 2);
        assertThat(tree.getSelectionModel().getSelectedIndex()).isEqualTo(2);
    }

    @Test
    void whatIsAddedIsNamedAtOnceAndUndoneAsOne(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#plan-section").write("new one").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        TreeView<PlanNode> tree = robot.lookup("#plan-tree").query();
        assertThat(tree.getRoot().getChildren())
                .extracting(i -> i.getValue().id())
                .containsExactly("s1", "s4", "s2", "s3");
        assertThat(tree.getRoot().getChildren().get(1).getValue().text()).isEqualTo("new one");
        robot.clickOn("#plan-back");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tree.getRoot().getChildren()).hasSize(3);
        robot.interact(tree::requestFocus);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tree.getRoot().getChildren()).hasSize(4);
    }

    @Test
    void aSectionIsPausedByItsButtonAndSaysSo(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#plan-pause");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".plan-facts").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(t -> t.contains("보류 중"));
        robot.clickOn("#plan-approve");
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !missions.approved().isEmpty());
        } catch (TimeoutException e) {
            throw new AssertionError("The plan was not approved", e);
        }
        assertThat(missions.approved().getFirst().section("s1"))
                .map(Section::paused)
                .contains(true);
    }
}
