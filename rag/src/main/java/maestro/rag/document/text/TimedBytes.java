package maestro.rag.document.text;

import java.io.ByteArrayInputStream;
import maestro.rag.document.Deadline;

/// Bytes for a parser that knows no limit of time: who asks for more of them when time is up is
/// stopped.
public final class TimedBytes extends ByteArrayInputStream {

    private final Deadline deadline;

    public TimedBytes(byte[] bytes, Deadline deadline) {
        super(bytes);
        this.deadline = deadline;
    }

    /// @throws Deadline.Passed where time is up or the thread was interrupted
    @Override
    public synchronized int read(byte[] into, int from, int length) {
        deadline.check();
        return super.read(into, from, length);
    }
}
