package maestro.app.ui.models.pull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import maestro.agents.model.PullProgress;

/// Adds up the parts of a download and measures its speed over the last seconds. Owned by one
/// thread.
final class PullMeter {
    private static final long WINDOW_NANOS = 3_000_000_000L;
    private static final long LEAST_NANOS = 500_000_000L;

    private record Sample(long at, long done) {}

    private final Map<String, PullProgress> parts = new HashMap<>();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private String status = "";

    /// @param nanos as [System#nanoTime]
    void take(PullProgress progress, long nanos) {
        status = progress.status();
        if (progress.total() > 0) {
            boolean begins = parts.put(progress.status(), progress) == null;
            if (begins) {
                // What was there before this download began wasn't fetched in no time.
                samples.clear();
            }
        }
        samples.addLast(new Sample(nanos, done()));
        while (nanos - samples.getFirst().at() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    String status() {
        return status;
    }

    long done() {
        return parts.values().stream().mapToLong(PullProgress::done).sum();
    }

    /// 0 where not known.
    long total() {
        return parts.values().stream().mapToLong(PullProgress::total).sum();
    }

    /// 0 where not known yet.
    long bytesPerSecond() {
        if (samples.isEmpty()) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long nanos = last.at() - first.at();
        return nanos < LEAST_NANOS ? 0 : Math.round((last.done() - first.done()) * 1e9 / nanos);
    }
}
