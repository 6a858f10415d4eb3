package maestro.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import maestro.rag.passage.Span;

/// Leads to panes, and passes on to the features what they shall show there.
public final class ShellNavigator implements Navigator {

    /// What features do when led to. Each is called on the screen's thread, after its pane was
    /// shown.
    public interface Destinations {
        void document(String documentId, List<Span> spans);

        void note(String missionId, String noteId);

        /// Shows the pane of the step's agent by itself.
        void step(String missionId, String step);
    }

    private static final Destinations NOWHERE =
            new Destinations() {
                @Override
                public void document(String documentId, List<Span> spans) {}

                @Override
                public void note(String missionId, String noteId) {}

                @Override
                public void step(String missionId, String step) {}
            };

    private final ReadOnlyObjectWrapper<Optional<String>> mission =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Consumer<String> show;
    private final Consumer<String> focus;
    private Destinations destinations = NOWHERE;
    private boolean closed;

    /// @param show opens a pane by its id, the keyboard stays where it is
    /// @param focus opens a pane and gives it the keyboard
    public ShellNavigator(Consumer<String> show, Consumer<String> focus) {
        this.show = show;
        this.focus = focus;
    }

    public void lead(Destinations features) {
        destinations = features;
    }

    @Override
    public ReadOnlyObjectProperty<Optional<String>> missionProperty() {
        return mission.getReadOnlyProperty();
    }

    /// Shows a mission in all mission panes, where none was shown yet, and leaves the panes as they
    /// are.
    public void resume(String missionId) {
        if (mission.get().isEmpty() && !closed) {
            mission.set(Optional.of(missionId));
        }
    }

    @Override
    public void openMission(String missionId) {
        mission.set(Optional.of(missionId));
        show.accept("report");
    }

    @Override
    public void closeMission() {
        closed = true;
        mission.set(Optional.empty());
    }

    @Override
    public void openDocument(String documentId, List<Span> spans) {
        show.accept("reader");
        destinations.document(documentId, spans);
    }

    @Override
    public void openNote(String missionId, String noteId) {
        mission.set(Optional.of(missionId));
        show.accept("evidence");
        destinations.note(missionId, noteId);
    }

    @Override
    public void openStep(String missionId, String step) {
        mission.set(Optional.of(missionId));
        destinations.step(missionId, step);
    }

    @Override
    public void showPane(String paneId) {
        focus.accept(paneId);
    }
}
