package maestro.app.ui;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import maestro.app.ui.command.PaletteEntry;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.reader.ReaderFeature;
import maestro.app.ui.settings.Appearance;
import maestro.app.ui.theme.ThemeChoice;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.IngestSummary;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import maestro.rag.passage.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

/// The window in English and Korean, and on the way from one to the other.
@Timeout(60)
class LanguageTest extends OnDesktop {

    @Test
    void panesKeepTheirNamesWhenTheirFeaturesCome(FxRobot robot) throws Exception {
        Locale.setDefault(Locale.KOREAN);
        CompletableFuture<Services> opening = new CompletableFuture<>();
        start(robot, opening::get, List.of());
        waitFor(() -> robot.lookup("자료실").tryQuery().isPresent());
        List<String> first = titles();
        assertThat(menus(robot)).contains("연구", "자료실");
        List<String> menusBefore = menus(robot);
        opening.complete(services());
        waitFor(() -> robot.lookup("#library").tryQuery().isPresent());
        assertThat(menus(robot)).isEqualTo(menusBefore);
        assertThat(titles()).isEqualTo(first).contains("원문", "총괄 에이전트", "타임라인");
    }

    @Test
    void theWholeWindowChangesItsLanguageAndKeepsItsLayout(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> desktop.workbench().dock().close("reader"));
        robot.interact(() ->
                desktop.settings().appearance().set(new Appearance(ThemeChoice.LIGHT, "ko", 100)));
        waitFor(() -> robot.lookup("자료실이 비어 있습니다").tryQuery().isPresent());
        assertThat(robot.lookup("파일").tryQuery()).isPresent();
        assertThat(desktop.workbench().dock().isOpen("reader")).isFalse();
        // the list of documents, the model's name and the reader; those of the window before are
        // gone
        assertThat(library.listeners).hasSizeLessThanOrEqualTo(3);
    }

    /// What no longer shows has once written its layout after the settings were closed.
    @Test
    void whatIsReplacedKeepsNoLayoutAnyMore(FxRobot robot) throws Exception {
        open(robot);
        LayoutKeeper english = desktop.workbench().keeper();
        robot.interact(() -> {
            stage.setX(stage.getX() + 10);
            assertThat(english.waits()).isTrue();
        });
        robot.interact(() ->
                desktop.settings().appearance().set(new Appearance(ThemeChoice.LIGHT, "ko", 100)));
        waitFor(() -> desktop.workbench().keeper() != english);
        LayoutKeeper korean = desktop.workbench().keeper();
        robot.interact(() -> {
            stage.setX(stage.getX() + 10);
            assertThat(english.waits()).isFalse();
            assertThat(korean.waits()).isTrue();
            desktop.quit();
            stage.setX(stage.getX() + 10);
            assertThat(korean.waits()).isFalse();
        });
    }

    @Test
    void theOpenDocumentAndWhatIsWrittenStayWhenTheLanguageChanges(FxRobot robot) throws Exception {
        library.put(FakeLibrary.document("a", "Alpha"));
        library.text = "First. Second.";
        open(robot);
        robot.interact(() -> {
            desktop.workbench().navigator().openDocument("a", List.of(new Span(7, 14)));
            desktop.workbench().commands().run("mission.new");
        });
        TextArea question = robot.lookup("#form-questions").query();
        robot.interact(() -> question.setText("How so?"));
        waitFor(() -> desktop.workbench().at().orElseThrow().place().isPresent());
        Features.At at = desktop.workbench().at().orElseThrow();
        robot.interact(() ->
                desktop.settings().appearance().set(new Appearance(ThemeChoice.LIGHT, "ko", 100)));
        waitFor(() -> robot.lookup("자료실").tryQuery().isPresent());
        waitFor(() -> desktop.workbench().at().orElseThrow().equals(at));
        assertThat(at.question()).isEqualTo("How so?");
        assertThat(at.place()).contains(new ReaderFeature.Place("a", List.of(new Span(7, 14))));
    }

    @Test
    void theSettingsSpeakTheLanguageThatIsChosenInThem(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> desktop.workbench().commands().run("settings"));
        waitFor(() -> robot.lookup("New missions").tryQuery().isPresent());
        robot.interact(() ->
                desktop.settings().appearance().set(new Appearance(ThemeChoice.LIGHT, "ko", 100)));
        waitFor(() -> robot.lookup("새 연구").tryQuery().isPresent());
        waitFor(() -> robot.lookup("New missions").tryQuery().isEmpty());
    }

    @Test
    void filesGoOnComingInWhenTheLanguageChanges(FxRobot robot) throws Exception {
        CountDownLatch rest = new CountDownLatch(1);
        CountDownLatch under = new CountDownLatch(1);
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(2));
                    under.countDown();
                    try {
                        rest.await();
                    } catch (InterruptedException e) {
                        throw new LibraryException(Message.plain("interrupted"), e, true);
                    }
                    return new IngestSummary(2, 0, 0, 0, 5, 1, false);
                };
        open(robot);
        robot.interact(() -> desktop.workbench().addFiles(List.of(Path.of("a.pdf"))));
        under.await();
        robot.interact(() ->
                desktop.settings().appearance().set(new Appearance(ThemeChoice.LIGHT, "ko", 100)));
        waitFor(() -> robot.lookup("취소").tryQuery().isPresent());
        rest.countDown();
        waitFor(() -> !desktop.lasting().ingest(library).progressProperty().get().working());
        assertThat(library.ingested).hasSize(1);
        assertThat(robot.lookup("interrupted").tryQuery()).isEmpty();
    }

    @Test
    void whatWasWrongWithAFileIsSaidAgainInTheNewLanguage(FxRobot robot) throws Exception {
        Message why = Message.of("pdf.after", 17).and(Message.of("pdf.long", 40));
        library.ingest =
                (_, listener) -> {
                    listener.accept(new IngestEvent.Found(1));
                    listener.accept(
                            new IngestEvent.Ended(
                                    Path.of("a.pdf"), IngestEvent.Result.PARTIAL, null, why));
                    return new IngestSummary(0, 0, 1, 0, 5, 1, false);
                };
        open(robot);
        robot.interact(() -> desktop.workbench().addFiles(List.of(Path.of("a.pdf"))));
        waitFor(() -> robot.lookup(why.english()).tryQuery().isPresent());
        robot.interact(() ->
                desktop.settings().appearance().set(new Appearance(ThemeChoice.LIGHT, "ko", 100)));
        waitFor(() -> robot.lookup(why.text(Locale.KOREAN)).tryQuery().isPresent());
        assertThat(robot.lookup(why.english()).tryQuery()).isEmpty();
    }

    @Test
    void whyNothingCouldBeOpenedIsSaidAgainInTheNewLanguage(FxRobot robot) throws Exception {
        Message why = Message.of("disk.full.kept");
        start(
                robot,
                () -> {
                    throw new LibraryException(why, null, true);
                },
                List.of());
        waitFor(() -> robot.lookup(why.english()).tryQuery().isPresent());
        robot.interact(() ->
                desktop.settings().appearance().set(new Appearance(ThemeChoice.LIGHT, "ko", 100)));
        waitFor(() -> robot.lookup(why.text(Locale.KOREAN)).tryQuery().isPresent());
    }

    @Test
    void thePaletteFindsEnglishNamesInAKoreanWindow(FxRobot robot) throws Exception {
        Locale.setDefault(Locale.KOREAN);
        open(robot);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        TextField field = robot.lookup("#palette-field").query();
        waitFor(field::isFocused);
        assertThat(robot.from(field).lookup(field.getPromptText()).<Text>query().isVisible())
                .isTrue();
        ListView<PaletteEntry> list = robot.lookup("#palette-list").query();
        assertThat(list.getItems().getFirst().also()).contains("New mission…");
        robot.write("dark col").push(KeyCode.ENTER);
        waitFor(() -> desktop.theme().darkProperty().get());
    }

    private static List<String> menus(FxRobot robot) {
        MenuBar bar = robot.lookup(".shell-top .menu-bar").query();
        return bar.getMenus().stream().map(MenuItem::getText).toList();
    }

    private List<String> titles() {
        return desktop.workbench().dock().ids().stream()
                .map(desktop.workbench().dock()::title)
                .toList();
    }
}
