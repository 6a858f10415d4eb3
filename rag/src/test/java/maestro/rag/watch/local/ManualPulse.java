package maestro.rag.watch.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Time that passes when a test says so; what is due runs on the test's own thread.
final class ManualPulse implements Pulse {
    private final List<Task> tasks = new ArrayList<>();
    private Instant now;

    ManualPulse(Instant now) {
        this.now = now;
    }

    private record Task(Instant at, Runnable work) {}

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Due after(Duration delay, Runnable work) {
        Task task = new Task(now.plus(delay), work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    void pass(Duration time) {
        Instant end = now.plus(time);
        for (Task next = next(end); next != null; next = next(end)) {
            tasks.remove(next);
            now = next.at.isAfter(now) ? next.at : now;
            next.work.run();
        }
        now = end.isAfter(now) ? end : now;
    }

    /// What is due meanwhile waits.
    void spend(Duration time) {
        now = now.plus(time);
    }

    private @Nullable Task next(Instant end) {
        return tasks.stream()
                .filter(task -> !task.at.isAfter(end))
                .min(Comparator.comparing(Task::at))
                .orElse(null);
    }

    int due() {
        return tasks.size();
    }

    @Override
    public void close() {
        tasks.clear();
    }
}
