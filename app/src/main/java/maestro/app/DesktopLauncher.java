package maestro.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import maestro.app.ui.Desktop;
import maestro.app.ui.Services;
import maestro.app.ui.SingleInstance;
import maestro.app.ui.ToolkitStart;
import org.jspecify.annotations.Nullable;

/// Opens the desktop on a home, or raises the one that is open on it.
final class DesktopLauncher {
    private DesktopLauncher() {}

    /// Returns when the user has quit.
    ///
    /// @param files documents to add
    static void launch(Path home, List<Path> files) {
        try {
            // The two have nothing to do with each other, and each takes a good part of the start.
            CompletableFuture<Void> toolkit = ToolkitStart.begin();
            Desktop desktop = desktop(home, files);
            if (desktop != null) {
                desktop.launch(toolkit);
            }
            System.exit(0);
        } catch (IllegalStateException e) {
            Logging.failure("The desktop could not be opened", e);
            System.err.println("maestro: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    /// A desktop that closes what it holds of the home. A home that cannot be written gets one,
    /// too, because only a window tells somebody who started it by an icon what is wrong.
    ///
    /// @return null where the desktop of this home is open already and was raised
    static @Nullable Desktop desktop(Path home, List<Path> files) {
        SingleInstance held = null;
        try {
            Optional<SingleInstance> instance = SingleInstance.acquire(home, files);
            if (instance.isEmpty()) {
                return null;
            }
            held = instance.get();
            Logging.to(home.resolve("logs"));
        } catch (IOException e) {
            Logging.failure("Opening the library will say what is wrong", e);
        }
        return new Desktop(home, () -> open(home), files, held);
    }

    private static Services open(Path home) {
        Workstation workstation = Workstation.openBesideScreen(home);
        return new Services(
                workstation.library(),
                workstation.missions(),
                workstation.servers(),
                workstation.keys(),
                workstation.prompts(),
                workstation.watches(),
                workstation.plugins(),
                workstation.engines(),
                home,
                workstation::close);
    }
}
