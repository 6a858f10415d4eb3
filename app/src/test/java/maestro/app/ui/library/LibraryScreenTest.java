package maestro.app.ui.library;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.app.ui.fixture.library.LibraryScreen;
import maestro.rag.library.IngestSummary;
import maestro.rag.message.Message;
import maestro.rag.watch.FileStamp;
import maestro.rag.watch.KnownFile;
import maestro.rag.watch.WatchStatus;
import maestro.rag.watch.WhenGone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class LibraryScreenTest extends LibraryScreen {
    @Start
    void start(Stage stage) {
        showLibrary(stage);
    }

    @Test
    void aWatchedFolderSaysHowItStandsAndCanBePaused(FxRobot robot) throws Exception {
        waitFor(() -> robot.lookup("Alpha").tryQuery().isPresent());
        assertThat(robot.lookup("#watched-folders").query().isVisible()).isFalse();
        watches.add(Path.of("papers"), null, WhenGone.KEEP);
        waitFor(() -> robot.lookup("papers").tryQuery().isPresent());
        assertThat(robot.lookup(".watch-state").queryLabeled().getText()).isEqualTo("Waiting");
        robot.clickOn(".watch-menu");
        waitFor(() -> robot.lookup("Pause").tryQuery().isPresent());
        watches.troubled =
                List.of(
                        new KnownFile(
                                "broken.pdf",
                                new FileStamp(1, 1, "", ""),
                                null,
                                null,
                                false,
                                false,
                                Message.plain("It is no PDF.")));
        watches.set(1, s -> new WatchStatus(s.folder(), s.state(), 0, 0, 9, 1, 0, Message.NONE));
        robot.type(KeyCode.ESCAPE);
        waitFor(() ->
                robot.lookup(".watch-trouble")
                        .queryLabeled()
                        .getText()
                        .contains("could not be read"));
        robot.clickOn(".watch-menu");
        robot.clickOn("Files with trouble…");
        waitFor(() -> robot.lookup("It is no PDF.").tryQuery().isPresent());
        robot.clickOn("Close");
        robot.clickOn(".watch-menu");
        robot.clickOn("Pause");
        waitFor(() -> robot.lookup(".watch-state").queryLabeled().getText().equals("Paused"));
        robot.clickOn(".watch-menu");
        waitFor(() -> robot.lookup("Stop watching").tryQuery().isPresent());
        robot.clickOn("Stop watching");
        waitFor(() -> !robot.lookup("#watched-folders").query().isVisible());
    }

    @Test
    void aDroppedFolderMayBeReadOnceOrWatched(FxRobot robot, @TempDir Path folder)
            throws Exception {
        AtomicReference<List<Path>> added = new AtomicReference<>(List.of());
        library.ingest =
                (request, _) -> {
                    added.set(request.paths());
                    return new IngestSummary(0, 0, 0, 0, 0, 1, false);
                };
        robot.interact(() -> feature.addFiles(List.of(folder)));
        waitFor(() -> robot.lookup("Read it once").tryQuery().isPresent());
        assertThat(added.get()).isEmpty();
        robot.clickOn("Read it once");
        waitFor(() -> added.get().equals(List.of(folder)));
        robot.interact(() -> feature.addFiles(List.of(folder)));
        waitFor(() -> robot.lookup("Watch it…").tryQuery().isPresent());
        robot.clickOn("Watch it…");
        waitFor(() -> robot.lookup("Watch").tryQuery().isPresent());
        robot.clickOn("Watch");
        waitFor(() -> !watches.list().isEmpty());
    }

    @Test
    void aSampleThatFailedIsToldOfAndAsksNothing(FxRobot robot) throws Exception {
        library.ingest =
                (request, _) -> new IngestSummary(0, 0, 0, request.paths().size(), 0, 1, false);
        robot.interact(() -> command("library.add-sample"));
        waitFor(() -> robot.lookup("No document was added").tryQuery().isPresent());
        assertThat(asked).isEmpty();
        robot.clickOn("No document was added");
        waitFor(() -> robot.lookup("No document was added").tryQuery().isEmpty());
    }

    @Test
    void aSampleThatCameInOffersItsQuestion(FxRobot robot) throws Exception {
        library.ingest =
                (request, _) -> new IngestSummary(request.paths().size(), 0, 0, 0, 9, 1, false);
        robot.interact(() -> command("library.add-sample"));
        waitFor(() -> !asked.isEmpty());
        assertThat(asked).allMatch(question -> question.endsWith("?"));
    }
}
