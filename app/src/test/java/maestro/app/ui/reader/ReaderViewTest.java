package maestro.app.ui.reader;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import maestro.agents.mission.Language;
import maestro.agents.mission.Quote;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeNavigator;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.QuotedMission;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.shell.Background;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ReaderViewTest {
    private final QuotedMission mission = new QuotedMission(Language.ENGLISH);
    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final FakeMissions missions = new FakeMissions(journal);
    private final FakeNavigator navigator = new FakeNavigator();
    private final Background background = new ToolkitBackground();
    private final MissionFollower follower = new MissionFollower(journal, navigator, background);
    private final ReaderFeature feature =
            new ReaderFeature(follower, mission.library, navigator, background);

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        journal.append(QuotedMission.ID, mission.all());
        navigator.openMission(QuotedMission.ID);
        stage.setScene(new Scene((Parent) feature.pane().content().get(), 700, 800));
        stage.show();
    }

    private void open(FxRobot robot, int note) throws Exception {
        Quote quote = mission.notes().get(note).quotes().getFirst();
        robot.interact(() ->
                feature.open(quote.documentId(), List.of(new Span(quote.start(), quote.end()))));
        until(() -> robot.lookup(".current").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, holds);
    }

    @Test
    void scrollsToTheQuoteAndDrawsThePage(FxRobot robot) throws Exception {
        open(robot, 4);
        Quote quote = mission.notes().get(4).quotes().getFirst();
        assertThat(quote.page()).isGreaterThan(1);
        until(() -> page(robot).equals("" + quote.page()));
        Node mark = robot.lookup(".mark.current").query();
        Bounds view = bounds(robot.lookup("#page-strip").query());
        assertThat(view.contains(bounds(mark))).isTrue();
        until(() ->
                robot.lookup(".page-sheet > *").queryAllAs(Node.class).stream()
                        .anyMatch(n -> n instanceof ImageView v && v.getImage() != null));
    }

    @Test
    void aPageWithoutAPictureThatIsTooLargeSaysSo(FxRobot robot) throws Exception {
        mission.library.whole = false;
        open(robot, 4);
        until(() ->
                robot.lookup(".page-sheet > .note").queryAllAs(Label.class).stream()
                        .anyMatch(n -> n.isVisible() && n.getText().contains("too large")));
    }

    @Test
    void whatIsReadAgainStaysOnItsPageAndSaysSo(FxRobot robot) throws Exception {
        open(robot, 4);
        Quote quote = mission.notes().get(4).quotes().getFirst();
        until(() -> page(robot).equals("" + quote.page()));
        String id = quote.documentId();
        mission.library.replace(id, mission.library.text(id).orElseThrow() + " More.");
        until(() -> robot.lookup(".message").queryAs(Label.class).getText().contains("again"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(page(robot)).isEqualTo("" + quote.page());
        Node mark = robot.lookup(".mark.current").query();
        assertThat(bounds(robot.lookup("#page-strip").query()).contains(bounds(mark))).isTrue();
    }

    @Test
    void wordsAreFoundByTheKeyboardAndMarkedUntilEscape(FxRobot robot) throws Exception {
        open(robot, 0);
        robot.interact(() -> robot.lookup("#page-strip").query().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.F).write("this passage");
        Label count = robot.lookup("#find-count").queryAs(Label.class);
        until(() -> count.getText().matches("\\d+/\\d+"));
        until(() -> robot.lookup(".mark.found").tryQuery().isPresent());
        String first = count.getText();
        robot.push(KeyCode.ENTER);
        until(() -> !count.getText().equals(first));
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        until(() -> count.getText().equals(first));
        robot.write("zz");
        until(() -> count.getText().equals("Not found"));
        Region bar = robot.lookup("#find-bar").query();
        assertThat(bar.minWidth(-1)).as("the reader in a window of 1000 has room").isLessThan(220);
        robot.push(KeyCode.ESCAPE);
        until(() -> robot.lookup(".mark.found").tryQuery().isEmpty());
        assertThat(robot.lookup("#find-bar").query().isVisible()).isFalse();
        assertThat(robot.lookup("#page-strip").query().isFocused()).isTrue();
    }

    @Test
    void aNarrowPaneStillShowsThePagesInTheirWholeWidth(FxRobot robot) throws Exception {
        open(robot, 4);
        Node strip = robot.lookup("#page-strip").query();
        robot.interact(() -> ((Stage) strip.getScene().getWindow()).setWidth(250));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(bounds(strip).getWidth()).isLessThanOrEqualTo(250);
        assertThat(bounds(robot.lookup(".page-sheet").query()).getWidth()).isLessThan(250);
        assertThat(robot.lookup("#reader-page").query().isVisible()).isTrue();
    }

    private static String page(FxRobot robot) {
        return robot.lookup("#reader-page").queryAs(TextField.class).getText();
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void onlyPagesInSightExist(FxRobot robot) throws Exception {
        String id = mission.library.add("Long", "long.pdf", "words ".repeat(200_000), true);
        robot.interact(() -> feature.open(id, List.of()));
        until(() -> robot.lookup(".page-sheet").tryQuery().isPresent());
        PageStrip strip = robot.lookup("#page-strip").queryAs(PageStrip.class);
        robot.interact(() -> strip.goTo(300));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(page(robot)).isEqualTo("300");
        assertThat(strip.sheets()).isBetween(2, 6);
        robot.interact(() -> strip.zoomBy(0.3));
        assertThat(page(robot)).isIn("300", "301");
    }

    @Test
    void arrowsStepThroughTheQuotes(FxRobot robot) throws Exception {
        open(robot, 0);
        Label where = robot.lookup("#reader-quoted").queryAs(Label.class);
        assertThat(where.getText()).isEqualTo("Quote 1 of 3");
        robot.clickOn("#quote-next");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(where.getText()).isEqualTo("Quote 2 of 3");
        robot.interact(() -> robot.lookup("#page-strip").query().requestFocus());
        robot.type(KeyCode.F3);
        assertThat(where.getText()).isEqualTo("Quote 3 of 3");
    }

    @Test
    void textIsMarkedWhereItIsQuoted(FxRobot robot) throws Exception {
        open(robot, 5);
        PlainText text = robot.lookup("#plain-text").queryAs(PlainText.class);
        Quote quote = mission.notes().get(5).quotes().getFirst();
        assertThat(text.getStyleOfChar(quote.start())).contains("current");
        assertThat(text.getStyleOfChar(quote.end() - 1)).contains("current");
        assertThat(text.getStyleOfChar(quote.end() + 1)).isEmpty();
    }

    @Test
    void drawnPagesAreKeptUpToABound() {
        PageImages images = new PageImages();
        for (int page = 1; page <= 40; page++) {
            images.put(
                    page,
                    1000,
                    new maestro.rag.document.PageImage(1000, 1000, 1, new int[1_000_000], true));
        }
        assertThat(images.count()).isEqualTo(16);
        assertThat(images.get(40, 1000)).isPresent();
        assertThat(images.get(1, 1000)).isEmpty();
    }
}
