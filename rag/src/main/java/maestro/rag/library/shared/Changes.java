package maestro.rag.library.shared;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import maestro.rag.library.Library;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners that something has changed; many changes at once are told once.
public final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final long COALESCED_MILLISECONDS = 50;

    private final ScheduledExecutorService thread;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean due = new AtomicBoolean();

    /// @param thread that tells
    public Changes(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /// Tells a listener of every change from now on.
    public Library.Subscription subscribe(Runnable listener) {
        // A listener may come twice; each subscription ends its own.
        Runnable own = () -> listener.run();
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /// Says that something has changed; listeners hear of it a moment later.
    public void changed() {
        if (listeners.isEmpty() || !due.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.schedule(this::tell, COALESCED_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before a change was told");
        }
    }

    private void tell() {
        due.set(false);
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("A listener to the library failed", e);
            }
        }
    }
}
