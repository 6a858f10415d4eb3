package maestro.app.ui;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import maestro.app.ui.dock.Dock;
import maestro.app.ui.dock.LayoutJson;
import maestro.app.ui.dock.SavedLayout;
import maestro.app.ui.dock.SavedLayout.Bounds;
import maestro.app.ui.dock.SavedLayout.WindowLayout;
import maestro.app.ui.settings.ConfigFiles;
import maestro.app.ui.settings.Settings;

/// Keeps `config/layout.json` in step with the windows: half a second after the last change, and
/// when the desktop closes.
final class LayoutKeeper {

    private static final String NAME = "layout";
    private static final Duration CALM = Duration.millis(500);

    private final Stage stage;
    private final Dock dock;
    private final Settings settings;
    private final PauseTransition calm = new PauseTransition(CALM);

    private Subscription watched = Subscription.EMPTY;

    /// The window's bounds while it was not maximized.
    private Bounds bounds;

    LayoutKeeper(Stage stage, Dock dock, Settings settings, Bounds bounds) {
        this.stage = stage;
        this.dock = dock;
        this.settings = settings;
        this.bounds = bounds;
        calm.setOnFinished(_ -> keepNow());
    }

    /// What was saved; empty at the first start, and where the file is damaged (which is kept
    /// beside).
    static Optional<SavedLayout> read(ConfigFiles files) {
        Optional<JsonNode> tree = files.readTree(NAME);
        try {
            return tree.map(LayoutJson::read);
        } catch (IllegalArgumentException e) {
            files.putAside(NAME, e);
            return Optional.empty();
        }
    }

    /// Begins to watch; the window shows.
    void start() {
        watched =
                Subscription.combine(
                        stage.xProperty().subscribe(this::moved),
                        stage.yProperty().subscribe(this::moved),
                        stage.widthProperty().subscribe(this::moved),
                        stage.heightProperty().subscribe(this::moved),
                        stage.maximizedProperty().subscribe(this::moved));
        dock.onChange(calm::playFromStart);
    }

    /// Ends watching: the windows may change as they close, and others may take this one's place.
    void stop() {
        watched.unsubscribe();
        dock.onChange(() -> {});
        calm.stop();
    }

    /// Whether a change waits to be written.
    boolean waits() {
        return calm.getStatus() == Animation.Status.RUNNING;
    }

    void keepNow() {
        calm.stop();
        JsonNode tree = LayoutJson.write(capture());
        settings.writing(() -> settings.files().writeTree(NAME, tree));
    }

    SavedLayout capture() {
        return new SavedLayout(
                new WindowLayout(bounds, stage.isMaximized(), dock.layout()),
                dock.floating(),
                dock.closed());
    }

    private void moved() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isFullScreen()) {
            bounds = new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
        calm.playFromStart();
    }
}
