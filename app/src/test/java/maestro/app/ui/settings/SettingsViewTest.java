package maestro.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.app.ui.embedding.EmbeddingViewModel;
import maestro.app.ui.engine.EngineViewModel;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.library.FakeLibrary;
import maestro.app.ui.rerank.RerankViewModel;
import maestro.app.ui.sources.WebSearchViewModel;
import maestro.app.ui.theme.ThemeChoice;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.TesseractChoice;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class SettingsViewTest {
    @TempDir Path home;
    private Settings settings;

    @Start
    void start(Stage stage) {
        settings =
                new Settings(
                        new ConfigFiles(home),
                        e -> {
                            throw new AssertionError(e);
                        });
        stage.setScene(
                new Scene(
                        new SettingsView(
                                settings,
                                new WebSearchViewModel(
                                        settings.sources(),
                                        new ToolkitBackground(),
                                        web -> Message.of("source.searxng.works", 3)),
                                new EmbeddingViewModel(
                                        CompletableFuture.completedFuture(new FakeLibrary()),
                                        new EmbeddingModels(home.resolve("models")),
                                        new ToolkitBackground()),
                                new RerankViewModel(
                                        CompletableFuture.completedFuture(new FakeLibrary()),
                                        new RerankingModels(home.resolve("models")),
                                        new ToolkitBackground()),
                                new EngineViewModel(
                                        new CompletableFuture<>(),
                                        new ToolkitBackground(),
                                        () -> Locale.ENGLISH),
                                TesseractChoice.in(home),
                                new ToolkitBackground()),
                        600,
                        700));
        stage.show();
    }

    @AfterEach
    void close() {
        settings.close();
    }

    @Test
    void anArrowOpensAChoiceAndTheNextSettingStaysAsItIs(FxRobot robot) {
        ChoiceBox<?> language = robot.lookup("#setting-language").queryAs(ChoiceBox.class);
        robot.interact(language::requestFocus);
        robot.type(KeyCode.DOWN);
        assertThat(language.isShowing()).isTrue();
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.DOWN, 2).type(KeyCode.ENTER);
        assertThat(settings.appearance().get())
                .isEqualTo(new Appearance(ThemeChoice.SYSTEM, "en", 100));
    }

    @Test
    void aSearXngIsTriedOutAndKept(FxRobot robot) {
        robot.interact(() -> {
            robot.lookup("#setting-searxng").queryTextInputControl().setText("nowhere");
            robot.lookup("#setting-try").queryButton().fire();
        });
        assertThat(robot.lookup("#setting-result").queryLabeled().getText()).contains("127.0.0.1");
        robot.interact(() -> {
            robot.lookup("#setting-searxng")
                    .queryTextInputControl()
                    .setText("http://searx.example");
            robot.lookup("#setting-try").queryButton().fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#setting-searxng").queryTextInputControl().getText())
                .isEqualTo("http://searx.example");
        assertThat(settings.sources().get().web().orElseThrow().address().getHost())
                .isEqualTo("searx.example");
    }

    @Test
    void saysWhichTesseractReadsScannedPages(FxRobot robot) throws Exception {
        Path program = home.resolve("tesseract");
        Files.writeString(
                program,
                "#!/bin/sh\necho 'List of available languages (2):'\necho eng\necho kor\n");
        Assumptions.assumeTrue(program.toFile().setExecutable(true));
        ScannedPagesView view =
                (ScannedPagesView) robot.lookup("#setting-tesseract").query().getParent();
        robot.interact(() -> view.name(program));
        assertThat(robot.lookup("#setting-tesseract").queryLabeled().getText())
                .contains(program.toString(), "eng, kor");
        assertThat(TesseractChoice.in(home).program()).contains(program);
        robot.interact(() -> view.name(home.resolve("missing")));
        assertThat(robot.lookup("#setting-tesseract").queryLabeled().getText())
                .contains(Scans.installation());
    }
}
