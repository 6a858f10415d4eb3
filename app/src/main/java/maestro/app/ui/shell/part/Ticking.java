package maestro.app.ui.shell.part;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/// Clocks, which run only while somebody can see them.
public final class Ticking {
    private Ticking() {}

    /// Calls an action once a second while a node is on screen.
    public static void whileShown(Node node, Runnable tick) {
        Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick.run()));
        ticking.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        ticking.stop();
                    } else {
                        ticking.play();
                    }
                });
    }
}
