package maestro.rag.library;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// How far work on the index is, told to those who listen to the library.
final class WorkInProgress {
    private final AtomicReference<@Nullable IndexWork> now = new AtomicReference<>();
    private final Changes changes;

    WorkInProgress(Changes changes) {
        this.changes = changes;
    }

    /// Tells at most a hundred times of one piece of work.
    void at(IndexWork work) {
        IndexWork before = now.getAndSet(work);
        if (before == null || percent(before) != percent(work)) {
            changes.changed();
        }
    }

    void ended() {
        if (now.getAndSet(null) != null) {
            changes.changed();
        }
    }

    Optional<IndexWork> now() {
        return Optional.ofNullable(now.get());
    }

    private static long percent(IndexWork work) {
        return 100L * work.done() / Math.max(1, work.documents());
    }
}
