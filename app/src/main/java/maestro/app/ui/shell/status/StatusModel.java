package maestro.app.ui.shell.status;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the line at the bottom says. Lives on the screen's thread.
public final class StatusModel {

    private final IntegerProperty missionsRunning = new SimpleIntegerProperty();
    private final IntegerProperty passages = new SimpleIntegerProperty();
    private final StringProperty remote = new SimpleStringProperty("");
    private final StringProperty engine = new SimpleStringProperty("");
    private final ObservableList<StatusTask> tasks = FXCollections.observableArrayList();

    public IntegerProperty missionsRunningProperty() {
        return missionsRunning;
    }

    /// In the whole library.
    public IntegerProperty passagesProperty() {
        return passages;
    }

    /// The embedding model and what it runs on; empty until known.
    public StringProperty engineProperty() {
        return engine;
    }

    /// Machines to which something may be sent, in a line; empty where there are none.
    public StringProperty remoteProperty() {
        return remote;
    }

    /// What is at work, the newest last.
    public ObservableList<StatusTask> tasks() {
        return tasks;
    }
}
