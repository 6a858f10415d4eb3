package maestro.app.ui.shell.part;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class InSightTest {
    private static final double TALL = 1_000;

    private Label first;
    private Label last;
    private ScrollPane pane;

    @Start
    void start(Stage stage) {
        first = new Label("first");
        last = new Label("last");
        pane = new ScrollPane();
        Region between = new Region();
        between.setMinHeight(TALL);
        pane.setContent(new VBox(first, between, last));
        stage.setScene(new Scene(pane, 300, 200));
        stage.show();
    }

    @Test
    void whatIsBelowOrAboveComesIntoSightAndWhatIsInSightStays(FxRobot robot) {
        robot.interact(() -> InSight.bring(first));
        assertThat(pane.getVvalue()).isZero();
        robot.interact(() -> InSight.bring(last));
        assertThat(pane.getVvalue()).isEqualTo(1);
        double there = pane.getVvalue();
        robot.interact(() -> InSight.bring(last));
        assertThat(pane.getVvalue()).isEqualTo(there);
        robot.interact(() -> InSight.bring(first));
        assertThat(pane.getVvalue()).isZero();
    }

    @Test
    void whereNothingScrollsNothingHappens(FxRobot robot) {
        robot.interact(() -> InSight.bring(new Label("alone")));
        assertThat(pane.getVvalue()).isZero();
    }
}
