package maestro.agents.plugin.host;

import java.time.Duration;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import maestro.rag.message.Message;

/// Calls code of a plug-in on a thread of its own for so long and no longer. A thread that doesn't
/// answer an interrupt can't be ended; it is left to itself, with the least priority.
final class Guard {
    private Guard() {}

    /// @throws PluginException where it throws, or doesn't return in time
    static <T> T call(String plugin, Duration most, Callable<T> code) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(code);
        Thread thread = Thread.ofPlatform().daemon().name("plugin-" + plugin).start(task);
        try {
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            thread.setPriority(Thread.MIN_PRIORITY);
            throw new PluginException(Message.of("plugin.slow", plugin, most.toSeconds()), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PluginException(Message.of("plugin.threw", plugin, words(cause)), cause);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }

    static String words(Throwable thrown) {
        // what a constructor threw stands behind what ServiceLoader says of it
        Throwable behind = thrown.getCause();
        Throwable failure =
                thrown instanceof ServiceConfigurationError && behind != null ? behind : thrown;
        String message;
        try {
            message = failure.getMessage();
        } catch (RuntimeException | LinkageError e) {
            message = null; // its own words are code of the plug-in, too
        }
        String kind = failure.getClass().getSimpleName();
        String words = message == null || message.isBlank() ? kind : kind + ": " + message.strip();
        String line = words.lines().findFirst().orElse(kind);
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
