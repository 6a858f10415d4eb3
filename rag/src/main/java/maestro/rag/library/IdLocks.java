package maestro.rag.library;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Keeps changes to one document apart: its folder, its row and its place in the index change
/// together. Documents share a fixed number of locks.
final class IdLocks {
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    /// The lock of a document.
    ReentrantLock of(String id) {
        return locks[Math.floorMod(id.hashCode(), locks.length)];
    }
}
