package maestro.app.ui.models;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import maestro.app.ui.models.ModelsViewModel.Server;
import maestro.app.ui.models.connection.Contact;
import maestro.app.ui.shell.part.StyleClass;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// A line of the servers: its name, and below it how things stand.
final class ServerCell extends ListCell<Server> {
    private final ModelWords words;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label state = new Label();
    private final HBox content;

    ServerCell(ModelWords words) {
        this.words = words;
        state.getStyleClass().addAll("muted", "small");
        VBox lines = new VBox(name, state);
        lines.setMinWidth(0);
        lines.setAlignment(Pos.CENTER_LEFT);
        content = new HBox(8, icon, lines);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setMinWidth(0);
        content.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Server server, boolean none) {
        super.updateItem(server, none);
        if (none || server == null) {
            setGraphic(null);
            return;
        }
        name.setText(words.server(server.connection()));
        state.setText(words.contact(server.contact()));
        icon.setIconCode(look(server.contact()));
        boolean ready = server.contact() instanceof Contact.Ready;
        StyleClass.only(icon, ready ? "icon-success" : "icon-muted", "icon-success", "icon-muted");
        setGraphic(content);
    }

    private static Ikon look(Contact contact) {
        return switch (contact) {
            case Contact.Ready _ -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case Contact.Failed _ -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
            case Contact.Looking _ -> MaterialDesignP.PROGRESS_CLOCK;
            case Contact.Unknown _ -> MaterialDesignC.CIRCLE_OUTLINE;
        };
    }
}
