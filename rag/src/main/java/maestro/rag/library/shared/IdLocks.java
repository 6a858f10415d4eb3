package maestro.rag.library.shared;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Keeps changes to one document apart: its folder, its row and its place in the index change
/// together. Documents share a fixed number of locks.
public final class IdLocks {
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    /// The lock of a document.
    public ReentrantLock of(String id) {
        return locks[Math.floorMod(id.hashCode(), locks.length)];
    }

    /// Does something while no document changes, except by this thread.
    ///
    /// @param <X> what it may throw
    <X extends Exception> void withAll(Work<X> work) throws X {
        int held = 0;
        try {
            for (ReentrantLock lock : locks) {
                lock.lock();
                held++;
            }
            work.run();
        } finally {
            for (int i = held - 1; i >= 0; i--) {
                locks[i].unlock();
            }
        }
    }

    interface Work<X extends Exception> {
        void run() throws X;
    }
}
