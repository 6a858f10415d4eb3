package maestro.app.ui.models;

import static maestro.app.ui.fixture.Screens.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.agents.model.ModelException;
import maestro.app.key.Keys;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.Screens;
import maestro.app.ui.fixture.ToolkitBackground;
import maestro.app.ui.models.connection.ModelSettings;
import maestro.app.ui.models.connection.Preset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ModelsScreenTest {
    private static final String OLLAMA = "http://localhost:11434";

    @TempDir Path home;
    private final Locale before = Locale.getDefault();
    private final FakeModelServers servers = new FakeModelServers();
    private ModelsViewModel models;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        models =
                new ModelsViewModel(
                        servers,
                        new Keys(home),
                        new SimpleObjectProperty<>(ModelSettings.DEFAULT),
                        new ToolkitBackground(),
                        FakeModelServers.MEMORY);
        Screens.show(stage, new ModelsView(models), 860, 620);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    private static boolean shows(FxRobot robot, String words) {
        return robot.lookup(node ->
                        node instanceof Labeled label
                                && label.isVisible()
                                && label.getText() != null
                                && label.getText().contains(words))
                .tryQuery()
                .isPresent();
    }

    private static String text(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        return ((Labeled) node).getText();
    }

    @Test
    void someoneWithoutOllamaIsToldWhatToDoAndTriesAgain(FxRobot robot) throws Exception {
        waitFor(() -> shows(robot, "Ollama isn't running here"));
        assertThat(shows(robot, "Install it from ollama.com")).isTrue();
        assertThat(text(robot, "#server-egress")).isEqualTo("Nothing leaves this machine.");
        servers.at(OLLAMA);
        robot.clickOn("#server-retry");
        waitFor(() -> shows(robot, "No models yet"));
    }

    @Test
    void aModelIsPulledByItsNameAndDeletedAfterAQuestion(FxRobot robot) throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        servers.at(OLLAMA).holding(half);
        robot.interact(() -> models.look("ollama"));
        waitFor(() -> shows(robot, "No models yet"));
        robot.clickOn("#model-name").write("qwen3:4b").type(KeyCode.ENTER);
        waitFor(() -> shows(robot, "1.2 GB of 2.5 GB"));
        half.countDown();
        waitFor(() -> robot.lookup("#model-table").tryQuery().isPresent());
        TableView<?> table = robot.lookup("#model-table").queryAs(TableView.class);
        assertThat(table.getItems()).hasSize(1);
        robot.interact(() -> table.getSelectionModel().selectFirst());
        assertThat(text(robot, "#model-facts")).contains("2.5 GB").contains("thinks first");
        robot.clickOn("#model-check");
        waitFor(() -> robot.lookup("#fitness .ikonli-font-icon").queryAll().size() == 5);
        assertThat(text(robot, "#fitness-words")).startsWith("qwen3:4b");
        robot.clickOn("#model-delete");
        assertThat(shows(robot, "Delete qwen3:4b from Ollama on this machine?")).isTrue();
        assertThat(robot.lookup("#models-no").query().isFocused()).isTrue();
        robot.clickOn("#models-yes");
        waitFor(() -> shows(robot, "No models yet"));
        assertThat(servers.at(OLLAMA).deleted()).containsExactly("qwen3:4b");
    }

    @Test
    void aPullIsCancelled(FxRobot robot) throws Exception {
        servers.at(OLLAMA).holding(new CountDownLatch(1));
        robot.interact(() -> models.look("ollama"));
        waitFor(() -> shows(robot, "Pull qwen3:4b"));
        robot.clickOn("Pull qwen3:4b");
        waitFor(() -> shows(robot, "1.2 GB of 2.5 GB"));
        robot.clickOn(".pull-end");
        waitFor(() -> models.pulls().list().isEmpty());
        assertThat(shows(robot, "1.2 GB of 2.5 GB")).isFalse();
        assertThat(servers.names(OLLAMA)).isEmpty();
    }

    @Test
    void aServerIsConnectedWithAKeyAndSaysWhereItSends(FxRobot robot) throws Exception {
        servers.at(Preset.OPENAI.url())
                .failing(ModelException.Kind.REFUSED, "The key is wrong. Enter it again.");
        robot.clickOn("#models-add");
        assertThat(robot.lookup("#server-preset").query().isFocused()).isTrue();
        robot.interact(() -> preset(robot).setValue(Preset.OPENAI));
        assertThat(text(robot, "#server-form-egress")).contains("are sent to api.openai.com");
        robot.clickOn("#server-connect");
        assertThat(text(robot, "#server-problem")).startsWith("Enter the key");
        robot.clickOn("#server-key").write("sk-1").type(KeyCode.ENTER);
        waitFor(() -> shows(robot, "api.openai.com does not accept the key"));
        assertThat(new Keys(home).find("openai")).contains("sk-1");
        servers.at(Preset.OPENAI.url()).well().with(FakeModelServers.model("gpt-5", 0));
        robot.clickOn("#server-retry");
        waitFor(() -> robot.lookup("#model-table").tryQuery().isPresent());
        assertThat(text(robot, "#server-egress")).contains("are sent to api.openai.com");
        robot.clickOn("#server-disconnect");
        assertThat(shows(robot, "Its key is forgotten")).isTrue();
        robot.clickOn("#models-yes");
        waitFor(() -> models.servers().size() == 1);
    }

    @Test
    void escapeLeavesTheFormWithoutConnecting(FxRobot robot) {
        robot.clickOn("#models-add");
        robot.clickOn("#server-url").type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#server-connect").tryQuery()).isEmpty();
        assertThat(models.servers()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Preset> preset(FxRobot robot) {
        return robot.lookup("#server-preset").queryAs(ComboBox.class);
    }
}
