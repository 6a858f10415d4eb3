package maestro.app.ui.shell.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// What a pane shows in place of content: that there is nothing yet and what to do, that it is at
/// work, or that it failed and what to do.
public final class Face extends VBox {

    private Face(Node picture, String title, String text, Node... actions) {
        getStyleClass().add("face");
        setMinSize(0, 0);
        getChildren().add(picture);
        if (!title.isEmpty()) {
            getChildren().add(label(title, "face-title"));
        }
        if (!text.isEmpty()) {
            getChildren().add(label(text, "face-text"));
        }
        if (actions.length > 0) {
            HBox row = new HBox(8, actions);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }

    public static Face empty(Ikon icon, String title, String text, Button... actions) {
        return new Face(new FontIcon(icon), title, text, actions);
    }

    /// @param fraction 0 to 1; less than 0 where it isn't known
    public static Face working(String title, String text, double fraction, Button... actions) {
        Node sign =
                fraction < 0
                        ? new FontIcon(MaterialDesignP.PROGRESS_CLOCK)
                        : new ProgressBar(fraction);
        return new Face(sign, title, text, actions);
    }

    public static Face failed(String title, String text, Button... actions) {
        Face face =
                new Face(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), title, text, actions);
        face.getStyleClass().add("failed");
        return face;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
