package maestro.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.plugin.host.PluginHost;
import maestro.app.PluginJars;
import maestro.app.proxy.Proxies;
import maestro.app.ui.embedding.EmbeddingViewModel;
import maestro.app.ui.embedding.RerankViewModel;
import maestro.app.ui.engine.EngineViewModel;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.fixture.library.FakeLibrary;
import maestro.app.ui.sources.WebSearchViewModel;
import maestro.app.ui.theme.ThemeChoice;
import maestro.rag.document.ocr.Scans;
import maestro.rag.document.ocr.TesseractChoice;
import maestro.rag.embedding.model.EmbeddingModels;
import maestro.rag.embedding.model.RerankingModels;
import maestro.rag.library.Library;
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
    private final ToolkitBackground background = new ToolkitBackground();
    private Settings settings;

    @Start
    void start(Stage stage) {
        CompletableFuture<Library> library = CompletableFuture.completedFuture(new FakeLibrary());
        Path models = home.resolve("models");
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
                                        background,
                                        web -> Message.of("source.searxng.works", 3)),
                                new EmbeddingViewModel(
                                        library, new EmbeddingModels(models), background),
                                new RerankViewModel(
                                        library, new RerankingModels(models), background),
                                new EngineViewModel(
                                        new CompletableFuture<>(),
                                        background,
                                        () -> Locale.ENGLISH),
                                TesseractChoice.in(home),
                                background),
                        600,
                        700));
        stage.show();
    }

    private static SettingsView view(FxRobot robot) {
        Node node = robot.lookup("#settings").query();
        while (!(node instanceof SettingsView view)) {
            node = node.getParent();
        }
        return view;
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
    void plugInsAreListedWithWhatTheyAreAndWhyOneIsLeftOut(FxRobot robot) throws Exception {
        Path plugins = home.resolve("plugins");
        PluginJars.agent(plugins.resolve("quiet.jar"), "Quiet");
        PluginJars.source(plugins.resolve("trees.jar"), "Trees", true);
        PluginJars.source(plugins.resolve("wires.jar"), "Wires", false);
        PluginJars.exporter(plugins.resolve("tale.jar"), "Tale", "tale");
        Files.writeString(plugins.resolve("broken.jar"), "no jar");
        SettingsView view = view(robot);
        try (PluginHost host = PluginHost.in(plugins)) {
            robot.interact(() -> view.plugins(host::list, background));
            WaitForAsyncUtils.waitForFxEvents();
        }
        List<Label> lines =
                robot
                        .from(robot.lookup("#setting-plugins").queryAll())
                        .lookup(".label")
                        .queryAllAs(Label.class)
                        .stream()
                        .toList();
        assertThat(lines)
                .extracting(Label::getText)
                .anyMatch(t -> t.equals("broken.jar is no jar that can be read"))
                .anyMatch(t -> t.startsWith("Quiet") && t.endsWith("agent · quiet.jar"))
                .anyMatch(t -> t.contains("source “trees”, on this machine by its own word"))
                .anyMatch(t -> t.endsWith("source “wires” · wires.jar"))
                .anyMatch(t -> t.startsWith("Tale 1.2") && t.contains("reports as .tale"));
        assertThat(lines)
                .filteredOn(l -> l.getStyleClass().contains("text-danger"))
                .singleElement()
                .extracting(Label::getText)
                .asString()
                .startsWith("broken.jar");
    }

    @Test
    void withoutPlugInsThatIsSaid(FxRobot robot) {
        SettingsView view = view(robot);
        robot.interact(() -> view.plugins(List::of, background));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(
                        robot.from(robot.lookup("#setting-plugins").queryAll())
                                .lookup(".label")
                                .queryLabeled()
                                .getText())
                .isEqualTo("There is none.");
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

    @Test
    void theProxyIsStatedAndKept(FxRobot robot) throws Exception {
        SettingsView view = view(robot);
        robot.interact(() -> view.proxy(Proxies.of(home), background));
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> !robot.lookup("#setting-proxy-now").queryAs(Label.class).getText().isEmpty());
        robot.interact(() -> {
            robot.lookup("#setting-proxy")
                    .queryAs(TextField.class)
                    .setText("http://proxy.corp:3128");
            robot.lookup("#setting-proxy-except").queryAs(TextField.class).setText("wiki.corp");
            robot.lookup("#setting-proxy-use").queryAs(Button.class).fire();
        });
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup("#setting-proxy-now")
                                .queryAs(Label.class)
                                .getText()
                                .equals("In force: proxy.corp:3128"));
        assertThat(Proxies.of(home).stated())
                .isEqualTo(new Proxies.Stated("http://proxy.corp:3128", "wiki.corp"));
        robot.interact(() -> {
            robot.lookup("#setting-proxy").queryAs(TextField.class).setText("socks5://x:1");
            robot.lookup("#setting-proxy-use").queryAs(Button.class).fire();
        });
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup("#setting-proxy-now")
                                .queryAs(Label.class)
                                .getText()
                                .startsWith("That is no address"));
    }
}
