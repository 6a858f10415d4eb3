package maestro.rag.library.ingest;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hands the files of a run to its workers: in order, never more bytes at work than the budget, and
/// never the same content twice at a time. Of files with the same bytes the first in order gets its
/// turn first, so that a run ends the same however its threads ran.
final class Intake {
    private final List<FileWalk.Found> files;
    private final long[] sizes;
    private final BitSet hashed = new BitSet();
    private final Set<String> claimed = new HashSet<>();
    private long budget;
    private int next;
    private int turn;
    private boolean cancelled;

    /// @param sizes in bytes
    /// @param budget in bytes; a file that is larger is worked on alone
    Intake(List<FileWalk.Found> files, long[] sizes, long budget) {
        this.files = files;
        this.budget = budget;
        this.sizes = sizes.clone();
        for (int i = 0; i < sizes.length; i++) {
            this.sizes[i] = Math.min(sizes[i], budget);
        }
    }

    /// A file to work on; [#pass] and [#release] are due for it in any case.
    record Taken(int place, FileWalk.Found file) {}

    /// The next file, once there is room for it; empty when there is none or the run is cancelled.
    synchronized Optional<Taken> take() {
        while (!cancelled && next < files.size() && sizes[next] > budget) {
            await();
        }
        if (cancelled || next == files.size()) {
            return Optional.empty();
        }
        Taken taken = new Taken(next, files.get(next));
        budget -= sizes[next];
        next++;
        notifyAll();
        return Optional.of(taken);
    }

    /// Says that the file will claim nothing any more.
    synchronized void pass(Taken taken) {
        hashed.set(taken.place);
        turn = hashed.nextClearBit(turn);
        notifyAll();
    }

    /// Waits until all files before this one have claimed their content and nobody works on this
    /// content.
    ///
    /// @return false where the run was cancelled
    synchronized boolean claim(Taken taken, String id) {
        while (!cancelled && turn != taken.place) {
            await();
        }
        pass(taken);
        while (!cancelled && claimed.contains(id)) {
            await();
        }
        return !cancelled && claimed.add(id);
    }

    synchronized void unclaim(String id) {
        claimed.remove(id);
        notifyAll();
    }

    /// Ends work on a file.
    synchronized void release(Taken taken) {
        pass(taken);
        budget += sizes[taken.place];
        notifyAll();
    }

    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /// Workers are never interrupted; cancelling wakes them.
    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            cancelled = true;
            notifyAll();
        }
    }
}
