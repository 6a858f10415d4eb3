package maestro.app.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import maestro.app.ui.shell.Navigator;
import maestro.rag.passage.Span;

/// Goes nowhere and writes down where it was asked to.
public final class RecordingNavigator implements Navigator {
    private final ReadOnlyObjectWrapper<Optional<String>> mission =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    public final List<String> went = new ArrayList<>();

    @Override
    public ReadOnlyObjectProperty<Optional<String>> missionProperty() {
        return mission.getReadOnlyProperty();
    }

    @Override
    public void openMission(String missionId) {
        mission.set(Optional.of(missionId));
    }

    @Override
    public void closeMission() {
        mission.set(Optional.empty());
    }

    @Override
    public void openDocument(String documentId, List<Span> spans) {
        went.add("document " + documentId + " " + spans);
    }

    @Override
    public void openNote(String missionId, String noteId) {
        went.add("note " + missionId + " " + noteId);
    }

    @Override
    public void openStep(String missionId, String step) {
        went.add("step " + missionId + " " + step);
    }

    @Override
    public void showPane(String paneId) {
        went.add("pane " + paneId);
    }
}
