package maestro.agents.model.remote;

import java.time.Duration;
import java.util.random.RandomGenerator;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ModelException;
import maestro.agents.model.ModelException.Kind;

/// Makes a call again that may succeed later: at most four times, each time waiting longer, by
/// exponential backoff with full jitter (Brooker, "Exponential Backoff and Jitter", 2015), or as
/// long as the server asks for. A server that went silent gets one more chance only, since finding
/// out took minutes. One that can't be reached is waited for as long as the listener has patience,
/// five minutes at most: it may be starting anew.
public final class Retries {
    static final int TRIES = 4;
    private static final int AFTER_SILENCE = 2;
    private static final int DOUBLINGS = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration AWAY = Duration.ofMinutes(5);

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
        int failed = 0;
        int unreached = 0;
        Duration waited = Duration.ZERO;
        while (true) {
            try {
                return attempt.call();
            } catch (ModelException e) {
                if (!e.retriable()) {
                    throw e;
                }
                boolean away = e.kind() == Kind.UNREACHABLE;
                int tried = away ? ++unreached : ++failed;
                boolean patient = away && tried >= TRIES;
                Duration wait = wait(e, tried, patient);
                if (patient
                        ? waited.plus(wait).compareTo(AWAY) > 0
                                || wait.compareTo(listener.patience()) > 0
                        : tried >= (e.kind() == Kind.STALLED ? AFTER_SILENCE : TRIES)) {
                    throw e;
                }
                waited = away ? waited.plus(wait) : waited;
                listener.retrying(e, wait);
                pause.of(wait);
            }
        }
    }

    private Duration wait(ModelException failure, int tried, boolean patient) {
        long most =
                Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tried - 1, DOUBLINGS));
        // who waits for minutes never comes back at once, so that the tries are few
        long least = patient ? most / 2 : 0;
        Duration jitter = Duration.ofMillis(least + random.nextLong(most - least + 1));
        // what the server asks for is the least: those who were told the same come back spread
        return failure.retryAfter().map(asked -> asked.plus(jitter)).orElse(jitter);
    }
}
