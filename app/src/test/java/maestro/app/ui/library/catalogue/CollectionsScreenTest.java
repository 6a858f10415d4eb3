package maestro.app.ui.library.catalogue;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import maestro.app.ui.fixture.FileDrop;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.fixture.library.LibraryScreen;
import maestro.rag.watch.WhenGone;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class CollectionsScreenTest extends LibraryScreen {
    @Start
    void start(Stage stage) {
        showLibrary(stage);
    }

    @Test
    void collectionsFoldersAndTagsLeaveRoomForDocuments(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        for (int i = 0; i < 12; i++) {
            library.createCollection("Collection " + i);
            library.labels().tag(Set.of("a"), "a tag of many, number " + i);
            watches.add(Path.of("papers-" + i), null, WhenGone.KEEP);
        }
        Region table = robot.lookup("#documents").queryAs(Region.class);
        robot.interact(() -> {
            library.changed();
            table.getScene().getWindow().setHeight(480);
        });
        waitFor(() -> robot.lookup("papers-1").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table.getHeight()).isGreaterThan(100);
        assertThat(robot.lookup("#watched-folders").queryAs(Region.class).getHeight())
                .isGreaterThan(50);
        assertThat(robot.lookup("#collections").queryAs(Region.class).getHeight())
                .isGreaterThan(50);
    }

    @Test
    void aCollectionIsRenamedByKeyboardAndStaysChosen(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Old").tryQuery().isPresent());
        robot.clickOn("Old").type(KeyCode.F2);
        waitFor(() -> robot.lookup("#collection-name").tryQuery().isPresent());
        TextField name = robot.lookup("#collection-name").query();
        assertThat(name.getText()).isEqualTo("Old");
        robot.interact(() -> name.setText("New"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> library.collections.containsKey("New"));
        waitFor(() -> robot.lookup("New").tryQuery().isPresent());
        ListView<CollectionList.Row> list = robot.lookup("#collections").query();
        waitFor(() -> {
            CollectionList.Row chosen = list.getSelectionModel().getSelectedItem();
            return chosen != null && "New".equals(chosen.name()) && chosen.documents() == 1;
        });
    }

    @Test
    void aCollectionIsMovedByDragging(FxRobot robot) throws Exception {
        library.createCollection("Other");
        WaitForAsyncUtils.waitForFxEvents();
        waitFor(() -> robot.lookup("Other").tryQuery().isPresent());
        assertThat(drop(robot, "Old", "Old")).as("into itself").isFalse();
        assertThat(drop(robot, "Old", "All documents")).as("it is in none").isFalse();
        assertThat(drop(robot, "Old", "Other")).isTrue();
        waitFor(() -> library.collections.containsKey("Other/Old"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(drop(robot, "Other/Old", "All documents")).isTrue();
        waitFor(() -> library.collections.containsKey("Old"));
    }

    private static boolean drop(FxRobot robot, String collection, String on) {
        AtomicBoolean taken = new AtomicBoolean();
        robot.interact(() -> {
            Node row = robot.lookup("#collections").lookup(on).query();
            while (!(row instanceof ListCell<?>)) {
                row = row.getParent();
            }
            ClipboardContent content = new ClipboardContent();
            content.put(CollectionList.COLLECTION, collection);
            taken.set(FileDrop.drop(row, content));
        });
        return taken.get();
    }

    @Test
    void aCollectionInAnotherIsRenamedByItsOwnName(FxRobot robot) throws Exception {
        library.createCollection("Old/Inner");
        waitFor(() -> robot.lookup("Inner").tryQuery().isPresent());
        robot.clickOn("Inner").type(KeyCode.F2);
        waitFor(() -> robot.lookup("#collection-name").tryQuery().isPresent());
        TextField name = robot.lookup("#collection-name").query();
        assertThat(name.getText()).isEqualTo("Inner");
        robot.interact(() -> name.setText("Old"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> library.collections.containsKey("Old/Old"));
        robot.clickOn("#collections .list-cell:selected").type(KeyCode.HOME, KeyCode.DOWN);
        robot.type(KeyCode.DELETE);
        waitFor(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane .content").queryLabeled().getText())
                .startsWith("The collection inside it goes with it.");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void aTagIsPutOnByKeyboardAndNarrowsTheList(FxRobot robot) throws Exception {
        library.put(FakeLibrary.document("b", "Beta"));
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Alpha").type(KeyCode.T);
        waitFor(() -> robot.lookup("#tag-name").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#tag-name").queryAs(TextField.class).setText("to read"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("#tags .tag-chip").tryQuery().isPresent());
        robot.clickOn("#tags .tag-chip");
        waitFor(() -> robot.lookup("Beta").tryQuery().isEmpty());
        TextField filter = robot.lookup("#library-filter").query();
        assertThat(filter.getText()).isEqualTo("tag:\"to read\"");
        robot.clickOn("#library-save-search");
        waitFor(() -> robot.lookup("#saved-search-name").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#saved-search-name").queryAs(TextField.class).setText("Later"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> robot.lookup("Later").tryQuery().isPresent());
        robot.clickOn("#tags .tag-chip");
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Later");
        waitFor(() -> robot.lookup("Beta").tryQuery().isEmpty());
        robot.interact(library::changed);
        WaitForAsyncUtils.waitForFxEvents();
        ListView<CollectionList.Row> rows = robot.lookup("#collections").query();
        assertThat(rows.getSelectionModel().getSelectedItem().name()).isEqualTo("Later");
        robot.clickOn("All documents");
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        assertThat(filter.getText()).isEmpty();
    }

    @Test
    void deleteInACollectionTakesOutOfItUnlessMoreIsWanted(FxRobot robot) throws Exception {
        library.labels().note("a", "Keep me.");
        waitFor(() -> robot.lookup("Old").tryQuery().isPresent());
        robot.clickOn("Old");
        robot.clickOn("Alpha").type(KeyCode.DELETE);
        waitFor(() -> robot.lookup("Take out").tryQuery().isPresent());
        robot.clickOn("Take out");
        waitFor(() -> library.documents("Old").isEmpty());
        assertThat(library.document("a")).isPresent();

        robot.interact(() -> library.addToCollection("Old", Set.of("a")));
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        robot.clickOn("Alpha").type(KeyCode.DELETE);
        waitFor(() -> robot.lookup("Remove from the library…").tryQuery().isPresent());
        robot.clickOn("Remove from the library…");
        waitFor(() -> robot.lookup("Remove from the library").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane .content").queryLabeled().getText())
                .startsWith("Your note is lost with it.");
        robot.clickOn("Remove from the library");
        waitFor(() -> library.document("a").isEmpty());
    }
}
