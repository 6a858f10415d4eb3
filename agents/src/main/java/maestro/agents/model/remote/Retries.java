package maestro.agents.model.remote;

import java.time.Duration;
import java.util.random.RandomGenerator;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;

/// Makes a call again that may succeed later: at most four times, each time waiting longer, by
/// exponential backoff with full jitter (Brooker, "Exponential Backoff and Jitter", 2015), or as
/// long as the server asks for. A server that went silent gets one more chance only, since finding
/// out took minutes.
public final class Retries {
    static final int TRIES = 4;
    private static final int AFTER_SILENCE = 2;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Pause pause;
    private final RandomGenerator random;

    Retries(Pause pause, RandomGenerator random) {
        this.pause = pause;
        this.random = random;
    }

    /// A call that is made once or more.
    @FunctionalInterface
    interface Try<T> {
        T call() throws InterruptedException;
    }

    <T> T call(Try<T> attempt, ChatListener listener) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.call();
            } catch (ModelException e) {
                int most = e.kind() == Kind.STALLED ? AFTER_SILENCE : TRIES;
                if (!e.retriable() || tried >= most) {
                    throw e;
                }
                Duration wait = wait(e, tried);
                listener.retrying(e, wait);
                pause.of(wait);
            }
        }
    }

    private Duration wait(ModelException failure, int tried) {
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << (tried - 1));
        Duration jitter = Duration.ofMillis(random.nextLong(most + 1));
        // what the server asks for is the least: those who were told the same come back spread
        return failure.retryAfter().map(least -> least.plus(jitter)).orElse(jitter);
    }
}
