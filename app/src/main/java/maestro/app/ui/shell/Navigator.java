package maestro.app.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import maestro.rag.passage.Span;

/// How features lead the user to each other. Called on the screen's thread.
public interface Navigator {

    /// The mission that mission panes show; empty where none is open.
    ReadOnlyObjectProperty<Optional<String>> missionProperty();

    /// Shows a mission in all mission panes.
    void openMission(String missionId);

    /// Leaves mission panes empty, because the mission that they show is no more.
    void closeMission();

    /// Shows a document in the reader, scrolled to the first span, with all spans highlighted.
    ///
    /// @param spans ranges of the stored text; empty for the document's start
    void openDocument(String documentId, List<Span> spans);

    /// Shows a note in the evidence pane.
    void openNote(String missionId, String noteId);

    /// Shows a step in the pane of its agent.
    void openStep(String missionId, String step);

    /// Opens a pane where it is closed, brings it to the front and gives it the keyboard.
    void showPane(String paneId);
}
