package maestro.rag.watch.local;

import java.time.Duration;
import java.time.Instant;

/// Time, and one thread on which everything due is run in turn.
interface Pulse extends AutoCloseable {
    Instant now();

    /// Runs work once the delay is over.
    Due after(Duration delay, Runnable work);

    @Override
    void close();

    /// Work that is still to come.
    interface Due {
        void cancel();
    }
}
