package maestro.app.ui.models.connection;

import maestro.app.ui.shell.part.StyleClass;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The sign of what leaves the machine and what doesn't; it never stands without its words.
public final class EgressLook {
    private EgressLook() {}

    /// @param url of the server that is asked
    public static void show(FontIcon icon, String url) {
        boolean here = Connection.onThisMachine(url);
        icon.setIconCode(
                here ? MaterialDesignS.SHIELD_LOCK_OUTLINE : MaterialDesignC.CLOUD_UPLOAD_OUTLINE);
        StyleClass.only(
                icon, here ? "icon-success" : "icon-warning", "icon-success", "icon-warning");
    }
}
