package maestro.rag.watch.local;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import maestro.rag.watch.FileStamp;

/// Tells files that somebody still writes from those that are done: one is still when its last
/// change is a while ago, or when it has looked the same for that while (a clock may be wrong, and
/// a copy may carry the time of its original).
final class Stillness {
    static final Duration WHILE = Duration.ofSeconds(3);

    private record Seen(FileStamp stamp, Instant since) {}

    private final Map<String, Seen> moving = new HashMap<>();

    boolean still(String path, FileStamp stamp, Instant now) {
        long since = now.toEpochMilli() - stamp.modified();
        if (since >= WHILE.toMillis()) {
            moving.remove(path);
            return true;
        }
        Seen before = moving.get(path);
        if (before == null || !before.stamp.sameFile(stamp)) {
            moving.put(path, new Seen(stamp, now));
            return false;
        }
        boolean still = Duration.between(before.since, now).compareTo(WHILE) >= 0;
        if (still) {
            moving.remove(path);
        }
        return still;
    }

    /// Forgets files that are there no longer.
    void keepOnly(Set<String> paths) {
        Set<String> others = new HashSet<>(moving.keySet());
        others.removeAll(paths);
        moving.keySet().removeAll(others);
    }
}
