package maestro.rag.watch.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import maestro.rag.message.Message;
import maestro.rag.watch.WatchStatus.State;
import maestro.rag.watch.store.StoredWatches;
import org.jspecify.annotations.Nullable;

/// What is known of a folder in this run of the program. Guarded by [LocalWatches].
final class Followed {
    final Stillness stillness = new Stillness();
    State state = State.WAITING;
    Message message = Message.NONE;
    StoredWatches.@Nullable Counts counts;
    int read;
    int toRead;

    /// Since when, where it is being read.
    Instant reading = Instant.MIN;

    List<Path> folders = List.of();
    @Nullable Instant restlessSince;
    Pulse.@Nullable Due due;
    Instant dueAt = Instant.MAX;
    Instant notBefore = Instant.MIN;

    void put(State state, Message message) {
        this.state = state;
        this.message = message;
        this.read = 0;
        this.toRead = 0;
    }

    /// How long to wait for files that somebody still writes: what goes on for long is looked at
    /// less and less often.
    Duration untilStill(Instant now, Duration most) {
        if (restlessSince == null) {
            restlessSince = now;
        }
        Duration sofar = Duration.between(restlessSince, now);
        Duration least = Stillness.WHILE.plusMillis(500);
        return sofar.compareTo(least) < 0 ? least : sofar.compareTo(most) > 0 ? most : sofar;
    }

    void cancel() {
        if (due != null) {
            due.cancel();
        }
        due = null;
        dueAt = Instant.MAX;
    }
}
