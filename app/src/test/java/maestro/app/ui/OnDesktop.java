package maestro.app.ui;

import static maestro.app.ui.fixture.Screens.waitFor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.role.prompted.Prompts;
import maestro.app.Workstation;
import maestro.app.key.Keys;
import maestro.app.ui.fixture.FakeMissions;
import maestro.app.ui.fixture.FakeModelServers;
import maestro.app.ui.fixture.FakeWatches;
import maestro.app.ui.fixture.MemoryJournal;
import maestro.app.ui.fixture.library.FakeLibrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// A test of the whole window, in English unless it says otherwise before it starts.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
abstract class OnDesktop {
    @TempDir Path home;
    final FakeLibrary library = new FakeLibrary();
    final FakeWatches watches = new FakeWatches();
    final FakeModelServers servers = new FakeModelServers();
    final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    Desktop desktop;
    Stage stage;
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
        // A test ends with no window left, the toolkit goes on.
        Platform.setImplicitExit(false);
    }

    @AfterEach
    void end(FxRobot robot) throws Exception {
        try {
            robot.interact(() -> desktop.quit());
            waitFor(() -> desktop.hasEnded());
            robot.interact(() -> {
                desktop.theme().uninstall();
                List.copyOf(Window.getWindows()).forEach(Window::hide);
            });
        } finally {
            Locale.setDefault(before);
        }
    }

    void open(FxRobot robot) throws Exception {
        start(robot, this::services, List.of());
        waitFor(() -> robot.lookup("#library").tryQuery().isPresent());
    }

    void start(FxRobot robot, Callable<Services> opener, List<Path> files) {
        desktop = new Desktop(home, opener, files, null);
        robot.interact(() -> {
            stage = new Stage();
            desktop.start(stage);
        });
    }

    Services services() {
        return new Services(
                library,
                new FakeMissions(journal),
                servers,
                new Keys(home),
                Prompts.in(home.resolve("prompts")),
                watches,
                PluginHost.in(home.resolve("plugins")),
                Workstation.engines(home),
                home,
                () -> {});
    }
}
