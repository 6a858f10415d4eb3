package maestro.app.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.mission.Language;
import maestro.agents.mission.Note;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.QuotedMission;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.AppraisalWords;
import maestro.app.ui.shell.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EvidenceViewTest {
    private static final Note.Appraisal ANSWERS = new Note.Appraisal(8, "", Note.Relation.ANSWERS);
    private static final Note.Appraisal QUALIFIES =
            new Note.Appraisal(7, "", Note.Relation.QUALIFIES);

    private final QuotedMission mission = new QuotedMission(Language.KOREAN);
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Background background = new ToolkitBackground();
    private final MissionFollower follower = new MissionFollower(journal, navigator, background);
    private final EvidenceFeature feature =
            new EvidenceFeature(follower, mission.library, navigator);

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        journal.append(QuotedMission.ID, mission.all());
        stage.setScene(new Scene((Parent) feature.pane().content().get(), 700, 800));
        stage.show();
        navigator.openMission(QuotedMission.ID);
    }

    @BeforeEach
    void wait(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".evidence-cell .quote").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void clickOnAQuoteLeadsToItsPage(FxRobot robot) {
        robot.clickOn(robot.lookup(".evidence-cell .quote").queryAll().iterator().next());
        assertThat(navigator.led()).singleElement().asString().startsWith("document ");
    }

    @Test
    void aQuoteTellsHowFarItIsTrustedAndHowItBearsOnTheQuestion(FxRobot robot) {
        AppraisalWords words = new AppraisalWords(Locale.getDefault());
        assertThat(robot.lookup(".evidence-cell .judged").<Label>queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains(words.brief(ANSWERS), words.brief(QUALIFIES));
    }

    @Test
    void keyboardGoesThroughTheQuotes(FxRobot robot) {
        ListView<?> list = robot.lookup("#evidence-list").queryListView();
        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(navigator.led()).singleElement().asString().startsWith("document ");
        int open = list.getItems().size();
        robot.type(KeyCode.UP, KeyCode.LEFT);
        assertThat(list.getItems()).hasSizeLessThan(open);
        robot.type(KeyCode.RIGHT);
        assertThat(list.getItems()).hasSize(open);
    }

    @Test
    void documentsAreAnotherWayToLook(FxRobot robot) {
        robot.clickOn("#by-document");
        ListView<Row> list = robot.lookup("#evidence-list").queryListView();
        assertThat(list.getItems().getFirst())
                .isEqualTo(new Row.Group(mission.document(0), "검색 증강 생성의 평가에 관한 조사", 3, true));
    }

    @Test
    void leadsToANote(FxRobot robot) {
        robot.interact(() -> feature.show("s2.q1.n5"));
        ListView<Row> list = robot.lookup("#evidence-list").queryListView();
        assertThat(((Row.Entry) list.getSelectionModel().getSelectedItem()).item().note().id())
                .isEqualTo("s2.q1.n5");
    }
}
