package maestro.agents.plugin.host;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import maestro.agents.plugin.Plugin;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Calls of plug-ins: for each of them one after the other, within a time. One that failed is not
/// called again.
final class Calls {
    private final Duration most;
    private final Duration mostOfSource;
    private final Timed timed;
    private final Map<Plugin, Message> ended = new ConcurrentHashMap<>();
    private final Map<Plugin, ReentrantLock> turns = new ConcurrentHashMap<>();

    /// @param most that a call may take
    /// @param mostOfSource that a source may take to answer
    Calls(Duration most, Duration mostOfSource) {
        this(most, mostOfSource, Guard::call);
    }

    Calls(Duration most, Duration mostOfSource, Timed timed) {
        this.most = most;
        this.mostOfSource = mostOfSource;
        this.timed = timed;
    }

    /// Lets code run for a time that begins at once, as [Guard#call] does.
    interface Timed {
        <T> T call(String plugin, Duration most, Callable<T> code) throws InterruptedException;
    }

    interface Use<P, T> {
        T of(P plugin) throws Exception;
    }

    /// Why a plug-in is called no more; null where it is.
    @Nullable Message ended(Plugin plugin) {
        return ended.get(plugin);
    }

    /// @param plugin null where there is none of that name
    /// @throws PluginException where there is none, it has ended, or it fails, which ends it
    <P extends Plugin, T> T call(@Nullable P plugin, String name, Use<P, T> use)
            throws InterruptedException {
        P called = there(plugin, name);
        try {
            return timed.call(name, most, inItsTurn(called, use));
        } catch (PluginException e) {
            throw ending(called, e);
        }
    }

    /// Calls a source. Others wait for their turn meanwhile, and their time begins with it. What it
    /// throws doesn't end it, since a source may be out of reach for a while; only when it hangs
    /// nobody can tell what it does, so that it isn't called again.
    <P extends Plugin, T> T look(@Nullable P plugin, String name, Use<P, T> use)
            throws InterruptedException {
        P called = there(plugin, name);
        ReentrantLock turn = turns.computeIfAbsent(called, _ -> new ReentrantLock(true));
        turn.lockInterruptibly();
        try {
            there(plugin, name);
            return timed.call(name, mostOfSource, inItsTurn(called, use));
        } catch (PluginException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw ending(called, e);
            }
            if (e.getCause() instanceof PluginException own) {
                throw new PluginException(own.explanation(), e);
            }
            Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
            throw new PluginException(
                    Message.of("plugin.silent", name, Guard.words(thrown)), thrown);
        } finally {
            turn.unlock();
        }
    }

    private <P extends Plugin> P there(@Nullable P plugin, String name) {
        if (plugin == null) {
            throw new PluginException(Message.of("plugin.unknown", name), null);
        }
        Message why = ended.get(plugin);
        if (why != null) {
            throw new PluginException(why, null);
        }
        return plugin;
    }

    private static <P extends Plugin, T> Callable<T> inItsTurn(P plugin, Use<P, T> use) {
        return () -> {
            synchronized (plugin) {
                return use.of(plugin);
            }
        };
    }

    private PluginException ending(Plugin plugin, PluginException failure) {
        Message explained =
                failure.getCause() instanceof PluginException own
                        ? own.explanation()
                        : failure.explanation();
        ended.put(plugin, explained);
        return new PluginException(explained, failure);
    }
}
