package maestro.app.ui.mission.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.fixture.library.TitledLibrary;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.mission.MissionFeature;
import maestro.app.ui.models.ModelsViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AskViewTest {
    private final FakeMissions missions =
            new FakeMissions(new MemoryJournal(InstantSource.system()));
    private final IntegerProperty passages = new SimpleIntegerProperty(12);
    private final Locale before = Locale.getDefault();
    private final FakeNavigator navigator = new FakeNavigator();
    private final FakeModelServers servers = new FakeModelServers();
    private MissionFeature feature;
    private boolean libraryAsked;

    @Start
    void show(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        ToolkitBackground background = new ToolkitBackground();
        ModelsViewModel models = servers.viewModel(background);
        SourcesViewModel sources = FakeSources.sources(background);
        feature =
                new MissionFeature(
                        missions,
                        new MissionFollower(missions.journal(), navigator, background),
                        TitledLibrary.of(),
                        navigator,
                        background,
                        new ThinkerViewModel(models, () -> {}),
                        sources,
                        FakeSources.brief(sources, background),
                        (_, _) -> {});
        Screens.show(stage, (Parent) feature.ask(passages, () -> libraryAsked = true), 720, 480);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    @Test
    void aQuestionStartsAMission(FxRobot robot) throws Exception {
        TextArea questions = robot.lookup("#ask-questions").query();
        robot.interact(questions::requestFocus);
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        assertThat(robot.lookup("#ask-problem").<Label>query().getText())
                .isEqualTo("Write at least one question.");
        robot.write("how so?");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> missions.calls().contains("start m1"));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> questions.getText().isEmpty());
        assertThat(robot.lookup("#ask-problem").<Label>query().isVisible()).isFalse();
    }

    @Test
    void anEmptyLibraryComesFirst(FxRobot robot) {
        robot.interact(() -> passages.set(0));
        assertThat(robot.lookup("#ask-questions").tryQuery()).isEmpty();
        robot.clickOn("Show the library");
        assertThat(libraryAsked).isTrue();
        robot.interact(() -> passages.set(5));
        assertThat(robot.lookup("#ask-questions").tryQuery()).isPresent();
    }

    @Test
    void whileTheFormIsOpenTheQuestionStandsThereAlone(FxRobot robot) {
        robot.interact(() -> feature.newMission());
        assertThat(robot.lookup("#ask-questions").tryQuery()).isEmpty();
        robot.clickOn("Show the form");
        assertThat(navigator.led()).containsExactly("pane missions", "pane missions");
        robot.interact(() -> feature.viewModel().hideForm());
        assertThat(robot.lookup("#ask-questions").tryQuery()).isPresent();
    }

    @Test
    void aReadyQuestionComesWhereTheReportWillStand(FxRobot robot) {
        robot.interact(() -> feature.newMission("How so?"));
        TextArea questions = robot.lookup("#ask-questions").query();
        assertThat(questions.getText()).isEqualTo("How so?");
        assertThat(questions.isFocused()).isTrue();
        assertThat(navigator.led()).containsExactly("pane report");
    }
}
