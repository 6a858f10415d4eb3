package maestro.app.ui.library.search;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.app.ui.fixture.library.LibraryScreen;
import maestro.rag.index.Hit;
import maestro.rag.message.Message;
import maestro.rag.passage.Passage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class SearchScreenTest extends LibraryScreen {
    @Start
    void start(Stage stage) {
        showSearch(stage);
    }

    /// Hits of many lengths, in a format without pages.
    private void search(FxRobot robot) throws Exception {
        library.hits =
                IntStream.rangeClosed(1, 30)
                        .mapToObj(i ->
                                new Hit(
                                        i,
                                        1.0 / i,
                                        i,
                                        i,
                                        0.5,
                                        new Passage(
                                                "a",
                                                i,
                                                "rinks are kept level ".repeat(3 + i % 7),
                                                0,
                                                10,
                                                1,
                                                List.of())))
                        .toList();
        robot.clickOn("#search-field").write("rinks").type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#hits").tryQuery().isPresent());
    }

    @Test
    void aCollectionToSearchInIsChosenBesideTheQuery(FxRobot robot) throws Exception {
        library.createCollection("Ice/Level");
        search(robot);
        choose(robot, "Ice/Level");
        waitFor(() -> searchedIn().equals(Set.of("Ice/Level")));
        assertThat(robot.lookup("#search-field").queryAs(TextField.class).getPromptText())
                .isEqualTo("Search in “Ice/Level”");
        choose(robot, "All documents");
        waitFor(() -> searchedIn().isEmpty());
    }

    private Set<String> searchedIn() {
        return Objects.requireNonNull(library.searched).collections();
    }

    private static void choose(FxRobot robot, String item) {
        robot.interact(() -> {
            MenuButton menu = robot.lookup("#search-filter").query();
            menu.getOnShowing().handle(null);
            menu.getItems().stream()
                    .filter(i -> item.equals(i.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    @Test
    void everyHitHasRoomForAllOfItsLines(FxRobot robot) throws Exception {
        search(robot);
        List<Node> cells =
                robot.lookup(".hit").queryAll().stream()
                        .filter(n ->
                                n.isVisible()
                                        && !robot.from(n).lookup(".snippet").queryAll().isEmpty())
                        .toList();
        assertThat(cells).hasSizeGreaterThan(3);
        for (Node cell : cells) {
            Node numbers =
                    robot.from(cell).lookup(".figures").queryAll().stream()
                            .reduce((_, b) -> b)
                            .orElseThrow();
            Bounds inside = cell.sceneToLocal(numbers.localToScene(numbers.getBoundsInLocal()));
            assertThat(cell.getLayoutBounds().getMaxY() - inside.getMaxY()).isGreaterThan(4);
        }
    }

    @Test
    void whatNarrowsASearchThatFindsNothingIsSaidAndCanBeLifted(FxRobot robot) throws Exception {
        library.createCollection("Bees");
        library.changed();
        Parent documents =
                WaitForAsyncUtils.waitForAsyncFx(
                        10_000, () -> (Parent) feature.panes().getFirst().content().get());
        ListView<?> collections = (ListView<?>) documents.lookup("#collections");
        waitFor(() -> collections.getItems().size() == 2);
        robot.interact(() -> collections.getSelectionModel().select(1));
        library.hits = List.of();
        robot.clickOn("#search-field").write("rinks").type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#search-everywhere").tryQuery().isPresent());
        assertThat(robot.lookup(".face-text").queryLabeled().getText()).contains("“Bees”");
        robot.clickOn("#search-everywhere");
        waitFor(() -> robot.lookup("#search-everywhere").tryQuery().isEmpty());
        assertThat(Objects.requireNonNull(library.searched).collections()).isEmpty();
    }

    @Test
    void theKeyboardGoesOnFromTheQuestionToTheHits(FxRobot robot) throws Exception {
        search(robot);
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        ListView<?> hits = robot.lookup("#hits").queryListView();
        assertThat(hits.getSelectionModel().getSelectedIndex()).isEqualTo(1);
        assertThat(navigator.led()).singleElement().asString().startsWith("document a");
    }

    @Test
    void aHitSaysHowItCameToItsPlaceWhenAsked(FxRobot robot) throws Exception {
        library.hits =
                List.of(
                        new Hit(
                                2,
                                0.6,
                                7,
                                3,
                                0.5,
                                new Hit.Steps(4, 1, 1, 3, 0.25),
                                true,
                                new Passage("a", 0, "rinks are level", 0, 10, 1, List.of())));
        robot.clickOn("#search-field").write("rinks").type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#hits").tryQuery().isPresent());
        robot.type(KeyCode.DOWN).type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        String why = robot.lookup(".hit-why").queryLabeled().getText();
        assertThat(why.lines())
                .containsExactly(
                        "By words (BM25): no. 7",
                        "By meaning: no. 3, similarity 0.500",
                        "Counts a quarter less, being of a list of references",
                        "Both scores together: no. 4",
                        "After the first hits pulled the question towards them: no. 1 ▲3",
                        "After passages alike agreed: no. 1 ",
                        "After a model read it together with the question: no. 3 ▼2, relevance"
                                + " 0.25",
                        "After spreading over documents: no. 2 ▲1");
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".hit-why").query().isVisible()).isFalse();
        robot.clickOn("Why here?");
        assertThat(robot.lookup(".hit-why").query().isVisible()).isTrue();
        assertThat(navigator.led()).isEmpty(); // it explains, and does not open
    }

    @Test
    void whatExplainsAHitAtTheEndOfThePaneIsScrolledTo(FxRobot robot) throws Exception {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Passage passage =
                    new Passage("a", i, "rinks are level ".repeat(20), 0, 320, 1, List.of());
            hits.add(new Hit(i + 1, 0.6, 7, 3, 0.5, passage));
        }
        library.hits = hits;
        robot.clickOn("#search-field").write("rinks").type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#hits").tryQuery().isPresent());
        robot.type(KeyCode.DOWN, 5).type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        Node why =
                robot.lookup(".hit-why").queryAll().stream()
                        .filter(Node::isVisible)
                        .findFirst()
                        .orElseThrow();
        Node list = robot.lookup("#hits").query();
        assertThat(list.localToScene(list.getLayoutBounds()))
                .matches(room -> room.contains(why.localToScene(why.getLayoutBounds())));
    }

    @Test
    void whyHitsAreByWordsAloneIsSaidAboveThem(FxRobot robot) throws Exception {
        search(robot);
        assertThat(robot.lookup("#search-trouble").query().isVisible()).isFalse();
        library.model.trouble =
                Message.of(
                        "embedding.words.now",
                        Message.of("embedding.ollama.off", "http://localhost:11434"));
        search(robot);
        assertThat(robot.lookup("#search-trouble").queryLabeled().getText())
                .startsWith("This search was by words alone. Ollama does not answer");
    }

    @Test
    void whatIsWrongWithAQueryIsSaid(FxRobot robot) {
        robot.clickOn("#search-field").write("rinks AND").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("This query cannot be understood").tryQuery()).isPresent();
    }

    @Test
    void aFormatWithoutPagesHasNoPageOne(FxRobot robot) throws Exception {
        search(robot);
        assertThat(robot.lookup("p. 1").queryAll()).isEmpty();
        assertThat(robot.lookup("Alpha").queryAll()).isNotEmpty();
    }
}
