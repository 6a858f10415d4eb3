package maestro.agents.source.online;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import maestro.agents.model.http.FetchException;
import maestro.agents.model.remote.Pause;

/// Keeps a distance between requests to the same host, and leaves alone for a while a host that
/// asks for it or is not well. One for the whole program. Safe for use by several threads.
final class Pace {
    private static final int MOST_HOSTS = 1_000;

    /// How long a host is left alone that doesn't say how long.
    static final Duration COOL_DOWN = Duration.ofSeconds(60);

    /// Longer than this nobody waits for.
    static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final LongSupplier nanos;
    private final Pause pause;
    private final Map<String, Long> free = new HashMap<>();

    /// @param nanos a clock that never goes back
    Pace(LongSupplier nanos, Pause pause) {
        this.nanos = nanos;
        this.pause = pause;
    }

    /// Waits for a turn.
    ///
    /// @param gap until the next turn of that host
    /// @return nothing where it may be asked now; else how long it is still left alone
    Duration turn(String host, Duration gap) throws InterruptedException {
        long wait;
        synchronized (free) {
            long now = nanos.getAsLong();
            if (free.size() > MOST_HOSTS) {
                free.values().removeIf(until -> until - now < 0);
            }
            long from = free.getOrDefault(host, now);
            wait = Math.max(0, from - now);
            if (wait > LONGEST_WAIT.toNanos()) {
                return Duration.ofNanos(wait);
            }
            free.put(host, now + wait + gap.toNanos());
        }
        if (wait > 0) {
            pause.of(Duration.ofNanos(wait));
        }
        return Duration.ZERO;
    }

    /// Leaves a host alone that said that it is busy.
    void failed(String host, FetchException why) {
        if (why.busy()) {
            rest(host, why.retryAfter().filter(wait -> wait.isPositive()).orElse(COOL_DOWN));
        }
    }

    /// Leaves alone for a while what did not answer.
    void rest(String host) {
        rest(host, COOL_DOWN);
    }

    private void rest(String host, Duration pause) {
        long until = nanos.getAsLong() + pause.toNanos();
        synchronized (free) {
            free.merge(host, until, (a, b) -> a - b > 0 ? a : b);
        }
    }
}
