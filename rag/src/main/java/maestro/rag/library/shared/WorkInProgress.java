package maestro.rag.library.shared;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import maestro.rag.library.IndexWork;
import org.jspecify.annotations.Nullable;

/// How far work on the index is, told to those who listen to the library.
public final class WorkInProgress {
    private final AtomicReference<@Nullable IndexWork> now = new AtomicReference<>();
    private final Changes changes;

    WorkInProgress(Changes changes) {
        this.changes = changes;
    }

    /// Tells at most a hundred times of one piece of work.
    public void at(IndexWork work) {
        IndexWork before = now.getAndSet(work);
        if (before == null || percent(before) != percent(work)) {
            changes.changed();
        }
    }

    /// Nothing is done to the index any more.
    public void ended() {
        if (now.getAndSet(null) != null) {
            changes.changed();
        }
    }

    /// What is done at the moment.
    public Optional<IndexWork> now() {
        return Optional.ofNullable(now.get());
    }

    private static long percent(IndexWork work) {
        return 100L * work.done() / Math.max(1, work.documents());
    }
}
