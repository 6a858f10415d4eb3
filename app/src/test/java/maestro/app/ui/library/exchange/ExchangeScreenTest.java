package maestro.app.ui.library.exchange;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import maestro.agents.source.online.Proposal;
import maestro.agents.source.online.Registries;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.fixture.library.LibraryScreen;
import maestro.app.ui.library.LibraryFeature;
import maestro.app.ui.shell.Texts;
import maestro.rag.bibliography.Publication;
import maestro.rag.library.Description;
import maestro.rag.library.Document;
import maestro.rag.library.Field;
import maestro.rag.message.Message;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class ExchangeScreenTest extends LibraryScreen {
    @Start
    void start(Stage stage) {
        showLibrary(stage);
    }

    @Test
    void duplicatesAreOfferedAndMerged(FxRobot robot) throws Exception {
        Document twice = FakeLibrary.document("b", "Alpha Found A Second Time", "Ann Lee");
        library.put(twice);
        library.put(FakeLibrary.document("c", "Alpha found a second time", "Ann Lee"));
        waitFor(() -> robot.lookup(twice.title()).tryQuery().isPresent());
        robot.interact(() -> command("library.duplicates"));
        waitFor(() -> robot.lookup(".duplicates-merge").tryQuery().isPresent());
        robot.clickOn(".duplicates-merge");
        waitFor(() -> !library.documents.containsKey("c"));
        assertThat(library.documents).containsKeys("a", "b");
        waitFor(() -> robot.lookup(".duplicates-merge").tryQuery().isEmpty());
        robot.interact(() -> command("library.duplicates"));
        waitFor(() -> robot.lookup("No document is there twice").tryQuery().isPresent());
    }

    @Test
    void whatRegistriesHaveIsTakenFieldByField(FxRobot robot) throws Exception {
        Document alpha = library.document("a").orElseThrow();
        Description now = Description.of(alpha);
        Description then =
                new Description(
                        "Alpha, Complete",
                        List.of("Ada Lovelace"),
                        new Publication(1843, "Hive", "10.1000/182", ""),
                        now.language());
        Set<Field> changes = now.differing(then);
        Proposal proposal =
                new Proposal(alpha, "crossref", now, then, changes, Set.of(Field.TITLE));
        AtomicReference<Document> sent = new AtomicReference<>();
        robot.interact(() ->
                new FillInDialog(
                                List.of(alpha),
                                document -> {
                                    sent.set(document);
                                    return new Registries.Answer(
                                            Optional.of(proposal), Message.NONE);
                                },
                                (id, description) -> library.describe(id, description),
                                new ToolkitBackground(),
                                robot.lookup("#documents").query().getScene().getWindow(),
                                Texts.of(LibraryFeature.class))
                        .show());
        waitFor(() -> robot.lookup("#fill-ask").tryQuery().isPresent());
        assertThat(robot.lookup(Registries.sent(alpha)).tryQuery()).as("what leaves").isPresent();
        assertThat(sent.get()).as("nobody is asked before").isNull();
        robot.clickOn("#fill-ask");
        waitFor(() -> robot.lookup("#fill-year").tryQuery().isPresent());
        assertThat(robot.lookup("#fill-title").queryAs(CheckBox.class).isSelected())
                .as("corrected by hand")
                .isFalse();
        robot.clickOn("#fill-venue");
        robot.clickOn("#fill-take");
        waitFor(() -> library.document("a").orElseThrow().publication().year() == 1843);
        Document after = library.document("a").orElseThrow();
        assertThat(after.title()).isEqualTo("Alpha");
        assertThat(after.publication()).isEqualTo(new Publication(1843, "", "10.1000/182", ""));
    }
}
