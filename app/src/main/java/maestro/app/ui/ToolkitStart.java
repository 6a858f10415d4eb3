package maestro.app.ui;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/// Starts JavaFX while the caller does something else. It is the longest part of a start, so this
/// class needs nothing, not even a log.
public final class ToolkitStart {
    private ToolkitStart() {}

    /// Returns at once.
    ///
    /// @return completes when JavaFX runs; fails where there is no display
    public static CompletableFuture<Void> begin() {
        CompletableFuture<Void> runs = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("toolkit")
                .daemon()
                .start(() -> {
                    try {
                        Platform.setImplicitExit(false);
                        Platform.startup(() -> runs.complete(null));
                    } catch (RuntimeException | Error e) {
                        runs.completeExceptionally(e);
                    }
                });
        return runs;
    }
}
