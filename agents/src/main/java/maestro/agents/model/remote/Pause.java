package maestro.agents.model.remote;

import java.time.Duration;

/// Waits, interruptibly.
@FunctionalInterface
public interface Pause {
    void of(Duration time) throws InterruptedException;
}
