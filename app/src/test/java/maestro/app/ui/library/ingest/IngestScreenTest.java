package maestro.app.ui.library.ingest;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.fixture.library.LibraryScreen;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestSummary;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class IngestScreenTest extends LibraryScreen {
    @Start
    void start(Stage stage) {
        showLibraryWithoutNotices(stage);
    }

    static List<String> troubles() {
        return List.of(
                Message.of("pdf.password").english(),
                Message.of("pdf.nothing").text(Locale.KOREAN),
                Message.of("pdf.some", 3, 19, 2).text(Locale.KOREAN),
                Message.of("foreign.unknown")
                        .and(Message.of("foreign.formats"))
                        .text(Locale.KOREAN));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatWasWrongWithFilesIsReadWholeInANarrowPane(String why, FxRobot robot) throws Exception {
        List<Path> files = List.of(Path.of("locked.pdf"), Path.of("also.pdf"));
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(2));
                    for (Path file : files) {
                        listener.accept(
                                new IngestEvent.Ended(
                                        file, IngestEvent.Result.FAILED, null, Message.plain(why)));
                    }
                    return new IngestSummary(0, 0, 0, 2, 0, 1, false);
                };
        robot.interact(() -> feature.addFiles(files));
        waitFor(() -> robot.lookup(why).tryQuery().isPresent());
        assertThat(shown(robot.lookup(why).query())).isEqualTo(why);
        Node list = robot.lookup("#ingest-files").query();
        assertThat(list.lookup(".scroll-bar:vertical"))
                .as("both rows are seen as a whole")
                .satisfiesAnyOf(
                        bar -> assertThat(bar).isNull(),
                        bar -> assertThat(bar.isVisible()).isFalse());
    }

    @Test
    void manyFilesLeaveALowPaneItsDocuments(FxRobot robot) throws Exception {
        library.ingest =
                (request, listener) -> {
                    listener.accept(new IngestEvent.Found(20));
                    for (int i = 0; i < 20; i++) {
                        listener.accept(
                                new IngestEvent.Ended(
                                        Path.of(i + ".pdf"),
                                        IngestEvent.Result.FAILED,
                                        null,
                                        Message.plain("It is damaged.")));
                    }
                    return new IngestSummary(0, 0, 0, 20, 0, 1, false);
                };
        Stage stage = (Stage) robot.lookup("#library").query().getScene().getWindow();
        robot.interact(() -> stage.setHeight(280));
        robot.interact(() -> feature.addFiles(List.of(Path.of("many"))));
        waitFor(() -> robot.lookup("#ingest-files .list-cell").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        Region pane = robot.lookup("#library").query();
        Node files = robot.lookup("#ingest").query();
        Node filter = robot.lookup("#library-filter").query();
        assertThat(files.getLayoutBounds().getHeight()).isLessThan(pane.getHeight() * 0.6);
        Node collections = robot.lookup("#collections").query();
        assertThat(collections.localToScene(collections.getLayoutBounds()).getMinY())
                .isGreaterThanOrEqualTo(filter.localToScene(filter.getLayoutBounds()).getMaxY());
    }

    /// What of a label is drawn, without the dots where it was cut.
    private static String shown(Label label) {
        return ((Text) label.lookup(".text")).getText();
    }

    @Test
    void aProtectedFileAsksForItsPassword(FxRobot robot) throws Exception {
        Path file = Path.of("locked.pdf");
        AtomicReference<List<String>> tried = new AtomicReference<>(List.of());
        library.ingest =
                (request, listener) -> {
                    tried.set(request.passwords());
                    boolean open = request.passwords().contains("bees");
                    listener.accept(new IngestEvent.Found(1));
                    listener.accept(
                            new IngestEvent.Ended(
                                    file,
                                    open ? IngestEvent.Result.INDEXED : IngestEvent.Result.FAILED,
                                    open ? FakeLibrary.document("l", "Locked") : null,
                                    open ? Message.NONE : Message.of("pdf.password")));
                    return new IngestSummary(open ? 1 : 0, 0, 0, open ? 0 : 1, 0, 1, false);
                };
        robot.interact(() -> feature.addFiles(List.of(file)));
        waitFor(() -> robot.lookup(".ingest-password").tryQuery().isPresent());
        robot.clickOn(".ingest-password");
        waitFor(() -> robot.lookup("#file-password").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#file-password").queryAs(TextField.class).setText("bees"));
        robot.type(KeyCode.ENTER);
        waitFor(() -> tried.get().equals(List.of("bees")));
        waitFor(() -> robot.lookup(".ingest-password").tryQuery().isEmpty());
    }

    @Test
    void whatAnOlderVersionReadIsReadAgainWhenAsked(FxRobot robot) {
        library.put(FakeLibrary.document("b", "Beta"));
        library.older.addAll(library.documents().stream().map(d -> d.id()).limit(2).toList());
        robot.interact(library::changed);
        WaitForAsyncUtils.waitForFxEvents();
        Node offer = robot.lookup("#older-documents").query();
        assertThat(offer.isVisible()).isTrue();
        assertThat(((Labeled) offer.lookup(".label")).getText())
                .startsWith("2 documents were read by an older version");
        robot.clickOn("#read-again");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(library.readAgain)
                .singleElement()
                .satisfies(request -> assertThat(request.documentIds()).hasSize(2));
        robot.interact(library::changed);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(offer.isVisible()).isFalse();
        assertThat(robot.lookup("#ingest-heading").queryLabeled().getText())
                .isEqualTo("2 documents read again");
    }
}
