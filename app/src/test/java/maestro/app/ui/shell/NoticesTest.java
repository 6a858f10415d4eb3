package maestro.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import maestro.app.ui.theme.Fonts;
import maestro.app.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class NoticesTest {
    private static final String LONG =
            "“An RIS title” names no file, and no document of the library has its DOI or its title."
                    + " Add the document itself and import the references again.\n"
                    + "“Another title” names the file /nowhere/of/all/places/x.pdf, which is not there.";

    private final Theme theme = new Theme();
    private final Locale before = Locale.getDefault();
    private Stage stage;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        this.stage = stage;
        Fonts.loadFirst();
        theme.install();
        stage.setScene(new Scene(new StackPane(), 1000, 700));
        stage.show();
    }

    @AfterEach
    void back(FxRobot robot) {
        robot.interact(theme::uninstall);
        Locale.setDefault(before);
    }

    @Test
    void longWordsAreShownToTheirEnd(FxRobot robot) throws Exception {
        robot.interact(() -> new Notices(() -> stage).warning("1 reference read", LONG));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup(LONG)
                                .tryQueryAs(Label.class)
                                .map(label -> label.lookup(".text") instanceof Text)
                                .orElse(false));
        WaitForAsyncUtils.waitForFxEvents();
        Label label = robot.lookup(LONG).queryAs(Label.class);
        assertThat(((Text) label.lookup(".text")).getText()).isEqualTo(LONG);
        assertThat(label.getHeight()).isGreaterThan(3 * label.getFont().getSize());
    }
}
