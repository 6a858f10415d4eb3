package maestro.app.ui.shell.status;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Work that the status line shows, with the pane that tells more.
public final class StatusTask {

    private final String paneId;
    private final StringProperty text = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);

    public StatusTask(String paneId) {
        this.paneId = paneId;
    }

    public String paneId() {
        return paneId;
    }

    public StringProperty textProperty() {
        return text;
    }

    /// 0 to 1; less than 0 where it isn't known.
    public DoubleProperty progressProperty() {
        return progress;
    }
}
