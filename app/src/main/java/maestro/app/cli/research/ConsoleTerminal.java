package maestro.app.cli.research;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The terminal that the program was started in. A line is read on a thread of its own, so that
/// Ctrl+C ends the waiting.
record ConsoleTerminal(Console console) implements ClarifyOptions.Terminal {

    /// @return empty where input or output is a file or a pipe
    static Optional<ClarifyOptions.Terminal> find() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(ConsoleTerminal::new);
    }

    @Override
    public Optional<String> read() throws InterruptedException {
        CompletableFuture<Optional<String>> line = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("terminal")
                .start(() -> {
                    try {
                        line.complete(Optional.ofNullable(console.readLine()));
                    } catch (RuntimeException | Error e) {
                        line.completeExceptionally(e);
                    }
                });
        try {
            return line.get();
        } catch (ExecutionException e) {
            return Optional.empty(); // the terminal is gone
        }
    }
}
