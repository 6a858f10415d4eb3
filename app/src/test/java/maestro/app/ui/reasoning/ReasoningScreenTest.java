package maestro.app.ui.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.SampleMission;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.fixture.library.TitledLibrary;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.reasoning.step.Row;
import maestro.app.ui.shell.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ReasoningScreenTest {
    private static final String NOTICES = "/org/controlsfx/control/notificationpopup.css";

    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private Optional<ReasoningFeature> feature = Optional.empty();

    @Start
    void show(Stage stage) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        ToolkitBackground background = new ToolkitBackground();
        ReasoningFeature made =
                new ReasoningFeature(
                        missions,
                        new MissionFollower(journal, navigator, background),
                        TitledLibrary.of(),
                        navigator,
                        background);
        feature = Optional.of(made);
        SplitPane panes = new SplitPane();
        for (Pane pane : made.panes()) {
            if (List.of("agent-research", "timeline").contains(pane.id())) {
                panes.getItems().add(pane.content().get());
            }
        }
        Screens.show(stage, (Parent) panes, 900, 500);
        Locale.setDefault(before);
        journal.append(
                "m",
                SampleMission.events("m", true, false).stream()
                        .map(SampleMission.Timed::event)
                        .toList());
        navigator.openMission("m");
    }

    private static ListView<Row> list(FxRobot robot) {
        return robot.lookup("#agent-research-list").query();
    }

    private static boolean inSight(FxRobot robot, int index) {
        return robot.from(list(robot)).lookup(".list-cell").queryAll().stream()
                .filter(Node::isVisible)
                .map(n -> (IndexedCell<?>) n)
                .anyMatch(c -> c.getIndex() == index && c.getBoundsInParent().getMinY() >= -1);
    }

    private static String unseen(FxRobot robot) {
        return robot.lookup(".new-chip").<Labeled>query().getText();
    }

    /// What takes a frame or two, because rows are measured when they are drawn.
    private static void eventually(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(20_000, condition));
        } catch (TimeoutException e) {
            throw new AssertionError("It did not come to pass within twenty seconds", e);
        }
    }

    @Test
    void aLowPaneKeepsItsHeadAndTheFieldForMessages(FxRobot robot) {
        BorderPane pane = robot.lookup("#agent-research-view").queryAs(BorderPane.class);
        double around =
                ((Region) pane.getTop()).prefHeight(200)
                        + ((Region) pane.getBottom()).prefHeight(200);
        assertThat(pane.minHeight(200)).isLessThanOrEqualTo(around);
    }

    private void say(String text) {
        journal.append("m", List.of(new MissionEvent.Reasoned("late", AgentKind.RESEARCH, text)));
    }

    @Test
    void theStreamFollowsTheEndUntilTheUserGoesUp(FxRobot robot) {
        journal.append(
                "m",
                List.of(new MissionEvent.StepStarted("late", AgentKind.RESEARCH, "늦은 단계", "")));
        say("하나");
        eventually(() -> inSight(robot, list(robot).getItems().size() - 1));
        robot.clickOn(list(robot)).type(KeyCode.HOME);
        say("둘");
        say("셋");
        eventually(() -> inSight(robot, 0) && unseen(robot).equals("2 new"));
        Labeled chip = robot.lookup(".new-chip").query();
        assertThat(chip.isVisible()).isTrue();
        robot.clickOn(".new-chip");
        eventually(() -> !chip.isVisible() && inSight(robot, list(robot).getItems().size() - 1));
    }

    @Test
    void thePaneSaysHowLongAStepTakesWhereverItsLineIs(FxRobot robot) {
        eventually(() -> !list(robot).getItems().isEmpty());
        Labeled since = robot.lookup("#agent-research-view .since").query();
        assertThat(since.getText()).isEmpty();
        journal.append(
                "m", List.of(new MissionEvent.StepStarted("late", AgentKind.RESEARCH, "Read", "")));
        eventually(() -> since.getText().matches("\\d+ s"));
    }

    @Test
    void aStepIsBroughtOnScreenAndOpened(FxRobot robot) {
        robot.interact(() -> feature.orElseThrow().openStep("m", "round1/s1.q1/search"));
        eventually(() -> list(robot).getSelectionModel().getSelectedItem() instanceof Row.Head);
        Row selected = list(robot).getSelectionModel().getSelectedItem();
        assertThat(selected)
                .isInstanceOfSatisfying(
                        Row.Head.class,
                        head ->
                                assertThat(head)
                                        .matches(h ->
                                                h.open()
                                                        && h.step().equals("round1/s1.q1/search")));
        eventually(() -> inSight(robot, list(robot).getSelectionModel().getSelectedIndex()));
        assertThat(navigator.went()).contains("pane agent-research");
    }

    /// A notice brings a stylesheet of its own, and while that is read every font is the default
    /// one for a moment.
    @Test
    void rowsAreNotWrappedAnewForAFontThatIsGoneByTheNextFrame(FxRobot robot) {
        eventually(() -> inSight(robot, list(robot).getItems().size() - 1));
        AtomicInteger changes = new AtomicInteger();
        robot.interact(() -> list(robot).getItems().subscribe(changes::incrementAndGet));
        robot.interact(() -> list(robot).getScene().getStylesheets().add(NOTICES));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(changes).hasValue(0);
        robot.interact(() -> list(robot).getScene().getRoot().setStyle("-fx-font-size: 20px;"));
        eventually(() -> changes.get() > 0 && inSight(robot, list(robot).getItems().size() - 1));
    }

    @Test
    void selectedRowsAreCopiedAsText(FxRobot robot) {
        eventually(() -> list(robot).getItems().size() > 4);
        robot.interact(() -> {
            list(robot).requestFocus();
            list(robot).getSelectionModel().clearSelection();
            list(robot).getSelectionModel().selectRange(1, 3);
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        String copied =
                WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).startsWith("찾기: ").contains("\n  ");
    }

    /// The dock makes panes when they are first shown, long after the last mission was resumed.
    @Test
    void aPaneThatIsMadeLaterShowsWhatIsThereAndNothingOfAMissionThatIsNoMore(FxRobot robot) {
        eventually(() -> !list(robot).getItems().isEmpty());
        robot.interact(() -> {
            SplitPane panes = (SplitPane) list(robot).getScene().getRoot();
            panes.getItems().add(feature.orElseThrow().panes().getFirst().content().get());
        });
        ListView<Row> planning = robot.lookup("#agent-planning-list").query();
        eventually(() -> planning.isVisible() && planning.getItems().size() > 3);
        robot.interact(navigator::closeMission);
        eventually(() -> !planning.isVisible() && planning.getItems().isEmpty());
    }

    @Test
    void anAgentThatNeverBeganSaysSoOnceTheMissionHasEnded(FxRobot robot) {
        eventually(() -> !list(robot).getItems().isEmpty());
        List<MissionEvent> created =
                List.of(
                        SampleMission.events("early", true, false).getFirst().event(),
                        new MissionEvent.PhaseChanged(Phase.STOPPED, ""));
        journal.append("early", created);
        robot.interact(() -> navigator.openMission("early"));
        eventually(() ->
                robot.lookup("The mission ended before the research agent began.")
                        .tryQuery()
                        .filter(Node::isVisible)
                        .isPresent());
    }

    @Test
    void theTimelineLeadsToSteps(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents(20);
        robot.interact(() -> robot.lookup("#timeline-canvas").query().requestFocus());
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.LEFT).type(KeyCode.ENTER);
        assertThat(navigator.went()).endsWith("step m plan");
    }

    @Test
    void theUserSaysSomethingToAnAgent(FxRobot robot) {
        String id = missions.create(maestro.agents.controller.MissionRequest.of("Why?"));
        robot.interact(() -> navigator.openMission(id));
        eventually(() -> robot.lookup("#steer-research").query().getParent().isVisible());
        robot.clickOn("#steer-research").write("more on mites").type(KeyCode.ENTER);
        eventually(() -> missions.calls().contains("steer " + id + " RESEARCH more on mites"));
        javafx.scene.control.TextField field = robot.lookup("#steer-research").query();
        eventually(() -> field.getText().isEmpty());
    }
}
