package maestro.app.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import maestro.app.proxy.Proxies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that works for a while: it prints words or JSON, and Ctrl+C interrupts it.
public abstract class WorkingCommand implements Callable<Integer> {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    /// Runs work that Ctrl+C interrupts.
    public final int interruptibly(Callable<Integer> work) throws Exception {
        Thread main = Thread.currentThread();
        Thread onSignal = new Thread(() -> endGracefully(main), "maestro-signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            return work.call();
        } finally {
            removeHook(onSignal);
        }
    }

    /// What was said before the command.
    public Root root() {
        return (Root) Objects.requireNonNull(spec).root().userObject();
    }

    /// The command that all others are under.
    public interface Root {
        /// The folder of all data.
        Path home();

        /// The proxy that is in force.
        ///
        /// @throws UsageException where what was given is none
        Proxies proxies();
    }

    public boolean json() {
        return json;
    }

    /// For words.
    public PrintWriter out() {
        return new PrintWriter(new TerminalWriter(exactly()), true);
    }

    /// For what is to come out as it is.
    public PrintWriter exactly() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    public PrintWriter err() {
        return new PrintWriter(
                new TerminalWriter(Objects.requireNonNull(spec).commandLine().getErr()), true);
    }

    /// Prints one JSON object as a line.
    public final void printJson(Map<String, ?> object) {
        synchronized (this) {
            try {
                exactly().println(JSON.writeValueAsString(object));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// On Ctrl+C: asks the work to stop and gives it a moment to close what is open.
    private static void endGracefully(Thread main) {
        main.interrupt();
        try {
            main.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is already ending, which is what the hook is for.
            Thread.interrupted();
        }
    }
}
