package maestro.agents.model.remote;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import maestro.agents.model.ChatRequest;
import org.jspecify.annotations.Nullable;

/// What calls have taught about one model on one server, kept as long as the program runs. Safe for
/// use by several threads.
public final class Learned {
    private static final int LEAST_CONTEXT = 4_096;

    private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();
    private final AtomicInteger context = new AtomicInteger(LEAST_CONTEXT);
    private final AtomicReference<@Nullable Room> room = new AtomicReference<>();

    /// Tokens of a context that calls under way share, handed out in the order of asking.
    record Room(Semaphore left, int all) {

        /// @return how many were taken, to be given back
        int take(int needed) throws InterruptedException {
            int most = Math.min(needed, all);
            left.acquire(most);
            return most;
        }

        void giveBack(int taken) {
            left.release(taken);
        }
    }

    /// Empty as long as each call was found to have a context of its own.
    Optional<Room> room() {
        return Optional.ofNullable(room.get());
    }

    /// @param tokens of the context that all calls share
    void share(int tokens) {
        room.compareAndSet(null, new Room(new Semaphore(tokens, true), tokens));
    }

    public boolean knows(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /// @return whether this is news
    public boolean learn(Quirk quirk) {
        return quirks.add(quirk);
    }

    /// One step down in what is asked about a reply's form.
    ///
    /// @return whether there was one
    public boolean lessForm(ChatRequest request) {
        return request.schema() != null && (learn(Quirk.NO_SCHEMA) || learn(Quirk.NO_FORMAT));
    }

    /// A context that holds what is needed. It only grows, and by doubling, since a server loads a
    /// model anew for each other context.
    public int context(int needed, int most) {
        int enough =
                context.updateAndGet(used -> {
                    int size = used;
                    while (size < needed && size < most) {
                        size *= 2;
                    }
                    return size;
                });
        return Math.min(enough, most);
    }
}
