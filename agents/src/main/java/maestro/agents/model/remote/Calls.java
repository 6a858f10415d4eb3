package maestro.agents.model.remote;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import maestro.agents.model.http.Limits;

/// How calls to one server are made.
///
/// @param turns how many calls the server takes at once, first come, first served
/// @param clock for what servers say about dates
public record Calls(Semaphore turns, Limits limits, Retries retries, Clock clock) {

    /// For what a server answers at once: never longer than for a reply.
    public Limits quick() {
        return limits.first().compareTo(Limits.QUICK.first()) < 0
                ? new Limits(limits.first(), limits.idle(), limits.total())
                : Limits.QUICK;
    }

    public static Calls with(
            Semaphore turns, Limits limits, Pause pause, RandomGenerator random, Clock clock) {
        return new Calls(turns, limits, new Retries(pause, random), clock);
    }
}
