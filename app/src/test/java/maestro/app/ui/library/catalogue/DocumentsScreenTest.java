package maestro.app.ui.library.catalogue;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.fixture.library.LibraryScreen;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Description;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class DocumentsScreenTest extends LibraryScreen {
    @Start
    void start(Stage stage) {
        showLibrary(stage);
    }

    @Test
    void aDocumentGetsAnotherTitleByKeyboard(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        robot.clickOn("Alpha").type(KeyCode.F2);
        waitFor(() -> robot.lookup("#description-title").tryQuery().isPresent());
        TextField title = robot.lookup("#description-title").query();
        assertThat(title.getText()).isEqualTo("Alpha");
        TextArea authors = robot.lookup("#description-authors").query();
        robot.interact(() -> {
            title.setText("On Shade");
            authors.setText("Ada Lovelace\n\nAlan Turing\n");
            robot.lookup("#description-year").queryAs(TextField.class).setText("1843");
            robot.lookup("#description-venue").queryAs(TextField.class).setText("Hive");
            TextField doi = robot.lookup("#description-doi").query();
            doi.setText("no such thing");
            assertThat(robot.lookup("Save").queryButton().isDisabled()).isTrue();
            doi.setText("https://doi.org/10.1000/182");
            robot.lookup("#description-abstract").queryAs(TextArea.class).setText("We count.");
        });
        robot.clickOn("Save");
        waitFor(() -> robot.lookup("On Shade").tryQuery().isPresent());
        assertThat(library.document("a").orElseThrow().authors())
                .containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(library.document("a").orElseThrow().publication())
                .isEqualTo(new Publication(1843, "Hive", "10.1000/182", "We count."));
        robot.clickOn("On Shade");
        waitFor(() -> robot.lookup("Hive, 1843").tryQuery().isPresent());
        assertThat(robot.lookup("We count.").tryQuery()).isPresent();
        robot.clickOn("#library-details");
        waitFor(() -> robot.lookup("Hive, 1843").tryQuery().isEmpty());
    }

    @Test
    void aNoteIsKeptWhereItWasTyped(FxRobot robot) throws Exception {
        library.put(FakeLibrary.document("b", "Beta"));
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Alpha");
        waitFor(() -> robot.lookup("#document-note").tryQuery().isPresent());
        robot.interact(() -> {
            TextArea note = robot.lookup("#document-note").query();
            note.requestFocus();
            note.setText("Read it twice.");
        });
        robot.clickOn("Beta");
        waitFor(() -> library.document("a").orElseThrow().marks().note().equals("Read it twice."));
        assertThat(library.document("b").orElseThrow().marks().note()).isEmpty();
    }

    @Test
    void theNoteStandsInSightAlsoWhereTheAbstractIsLongAndThePaneLow(FxRobot robot)
            throws Exception {
        library.put(FakeLibrary.document("b", "Beta"));
        library.describe(
                "b",
                new Description(
                        "Beta",
                        List.of("Ada Lovelace"),
                        new Publication(1843, "Hive", "", "Bees. ".repeat(300)),
                        "en"));
        for (int i = 0; i < 20; i++) {
            library.put(FakeLibrary.document("more" + i, "More " + i));
        }
        Stage stage = (Stage) robot.lookup("#library").query().getScene().getWindow();
        robot.interact(() -> stage.setHeight(420));
        waitFor(() -> robot.lookup("Beta").tryQuery().isPresent());
        robot.clickOn("Beta");
        waitFor(() -> robot.lookup("#document-note").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        Node details = robot.lookup("#document-details").query();
        Node note = robot.lookup("#document-note").query();
        assertThat(details.localToScene(details.getLayoutBounds()))
                .matches(b -> b.contains(note.localToScene(note.getLayoutBounds())));
    }
}
