package maestro.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import maestro.app.ui.theme.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
        stage.setScene(new Scene(new SettingsView(settings), 600, 700));
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
}
