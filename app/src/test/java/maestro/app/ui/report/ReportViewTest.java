package maestro.app.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.controller.MissionRequest;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Language;
import maestro.agents.mission.Phase;
import maestro.agents.mission.Report;
import maestro.agents.mission.Verification;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.PluginJars;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.QuotedMission;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ReportViewTest {
    private final QuotedMission mission = new QuotedMission(Language.KOREAN);
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Background background = new ToolkitBackground();
    private final MissionFollower follower = new MissionFollower(journal, navigator, background);
    @TempDir Path folder;
    private ReportFeature feature;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        feature =
                new ReportFeature(
                        missions,
                        follower,
                        mission.library,
                        navigator,
                        background,
                        () -> new Label("ask here"));
        Node pane = feature.pane().content().get();
        stage.setScene(new Scene((javafx.scene.Parent) pane, 900, 900));
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        if (robot.lookup("#report-text").tryQuery().isPresent()) {
            return;
        }
        journal.append(QuotedMission.ID, mission.all());
        robot.interact(() -> navigator.openMission(QuotedMission.ID));
        WaitForAsyncUtils.waitFor(
                10,
                java.util.concurrent.TimeUnit.SECONDS,
                () -> robot.lookup(".cite").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void clickOnACitationLeadsToTheDocument(FxRobot robot) {
        Node cite = robot.lookup(".cite").queryAll().iterator().next();
        robot.clickOn(cite);
        assertThat(navigator.led()).singleElement().asString().startsWith("document ");
    }

    @Test
    void keyboardReachesCitationsAndFollowsThem(FxRobot robot) {
        robot.interact(() -> robot.lookup("#report-text").query().requestFocus());
        robot.type(KeyCode.TAB, 2).type(KeyCode.ENTER);
        var quote = mission.notes().get(1).quotes().getFirst();
        assertThat(navigator.led())
                .containsExactly(
                        "document %s [Span[start=%d, end=%d]]"
                                .formatted(mission.document(1), quote.start(), quote.end()));
    }

    @Test
    void clickOnASupportMarkExplainsTheSentence(FxRobot robot) {
        robot.clickOn(robot.lookup(".support-mark").queryAll().iterator().next());
        assertThat(robot.lookup(".provenance .appraisal").<Label>queryAs(Label.class).getText())
                .contains("8", "측정함");
        Node way = robot.lookup(".provenance .way").queryAll().iterator().next();
        robot.clickOn(way);
        assertThat(navigator.led()).singleElement().asString().startsWith("document ");
        assertThat(robot.lookup(".provenance").tryQuery()).isEmpty();
    }

    @Test
    void copiedTextHasNoMarks(FxRobot robot) {
        ReportText text = robot.lookup("#report-text").queryAs(ReportText.class);
        robot.interact(() -> {
            text.selectAll();
            text.copy();
        });
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0])
                .contains(mission.notes().getFirst().finding() + "\u00a0[1]")
                .doesNotContain("\ufffc");
    }

    @Test
    void theExportMenuHoldsWhatPlugInsWrite(FxRobot robot) throws Exception {
        PluginJars.exporter(folder.resolve("tale.jar"), "Tale", "tale");
        try (PluginHost host = PluginHost.in(folder)) {
            feature.plugins(host);
            MenuButton export = robot.lookup("#report-export").queryAs(MenuButton.class);
            int own = export.getItems().size();
            for (int i = 0; i < 2; i++) {
                robot.interact(export::show);
                WaitForAsyncUtils.waitForFxEvents();
                robot.interact(export::hide);
            }
            assertThat(export.getItems()).hasSize(own + 1);
            assertThat(export.getItems().getLast().getText()).isEqualTo("Tale (.tale)");
        }
    }

    @Test
    void whyAMissionDoesNotGoOnIsSaidWhereItWasStarted(FxRobot robot) throws Exception {
        String id = missions.create(MissionRequest.of("Why?"));
        journal.append(id, List.of(new MissionEvent.PhaseChanged(Phase.PAUSED, "")));
        robot.interact(() -> navigator.openMission(id));
        WaitForAsyncUtils.waitFor(
                10,
                java.util.concurrent.TimeUnit.SECONDS,
                () -> robot.lookup("#report-start").tryQuery().isPresent());
        missions.unfit(new IllegalArgumentException("There is no room."));
        robot.clickOn("#report-start");
        WaitForAsyncUtils.waitFor(
                10,
                java.util.concurrent.TimeUnit.SECONDS,
                () -> robot.lookup("There is no room.").tryQuery().isPresent());
        assertThat(missions.calls()).doesNotContain("start " + id);
    }

    @Test
    void aReportOnNothingSaysSo(FxRobot robot) throws Exception {
        Report whole = mission.report();
        Report none =
                new Report(
                        whole.missionId(),
                        whole.title(),
                        whole.language(),
                        whole.date(),
                        whole.questions(),
                        List.of(),
                        List.of(),
                        List.of(),
                        whole.making(),
                        0);
        Label counts = robot.lookup(".report-header .counts").queryAs(Label.class);
        Verification nothing = new Verification(0, 0, 0, 0, List.of());
        journal.append(
                QuotedMission.ID,
                List.of(
                        new MissionEvent.StepFinished(
                                "verify",
                                AgentKind.CONTROLLER,
                                new Outcome.Verified(nothing, none),
                                1)));
        WaitForAsyncUtils.waitFor(
                10,
                java.util.concurrent.TimeUnit.SECONDS,
                () -> counts.getText().matches("nothing found on this|찾은 근거 없음"));
    }

    @Test
    void linesAreTakenFromTheEndAndPutThere(FxRobot robot) {
        ReportText text = robot.lookup("#report-text").queryAs(ReportText.class);
        List<Line> lines =
                Stream.of("one", "two", "three").map(w -> Line.words(Line.Kind.TEXT, w)).toList();
        List<String> seen = new ArrayList<>();
        robot.interact(() -> {
            for (int size : new int[] {3, 1, 2, 0, 3}) {
                text.show(lines.subList(0, size));
                seen.add(text.getText());
            }
        });
        assertThat(seen)
                .containsExactly("one\ntwo\nthree", "one", "one\ntwo", "", "one\ntwo\nthree");
    }

    @Test
    void withoutAMissionThePaneIsThePlaceToAsk(FxRobot robot) {
        robot.interact(navigator::closeMission);
        assertThat(robot.lookup("ask here").tryQuery()).isPresent();
    }
}
