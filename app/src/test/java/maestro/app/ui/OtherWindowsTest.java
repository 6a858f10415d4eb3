package maestro.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class OtherWindowsTest {
    @Start
    void show(Stage stage) {
        ListView<String> list = new ListView<>();
        list.getItems().setAll("a", "b");
        MenuButton menu = new MenuButton("Add", null, new MenuItem("One"));
        stage.setScene(new Scene(new VBox(list, menu, new TextField()), 300, 300));
        OtherWindows.closeByEscape(stage);
        stage.show();
    }

    @Test
    void escapeClosesThemWhateverHasTheFocus(FxRobot robot) {
        Stage stage = (Stage) robot.window(0);
        VBox all = (VBox) stage.getScene().getRoot();
        for (Node focused : all.getChildren()) {
            robot.interact(stage::show);
            robot.interact(focused::requestFocus);
            robot.type(KeyCode.ESCAPE);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(stage.isShowing()).as(focused.getTypeSelector()).isFalse();
        }
    }
}
