package maestro.rag.document;

import java.time.Duration;

/// The moment at which reading a file has to end, and the interrupt that may end it earlier.
public final class Deadline {

    private final long end;

    public Deadline(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    public boolean passed() {
        return System.nanoTime() - end > 0;
    }

    /// @throws Passed where time is up or the thread was interrupted
    public void check() {
        if (Thread.currentThread().isInterrupted() || passed()) {
            throw new Passed();
        }
    }

    /// Time is up, or somebody no longer waits for the result.
    public static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Passed() {
            super("the time allowed for the file is over", null, false, false);
        }
    }
}
