package maestro.agents.model.fitness;

import java.time.Duration;
import java.util.function.LongSupplier;
import maestro.agents.model.ChatListener;
import maestro.agents.model.ModelException;

/// Measures how fast a reply came: from its first piece to its last, so that neither loading the
/// model nor reading the question counts.
final class Speed implements ChatListener {
    private final LongSupplier nanos;
    private boolean begun;
    private long first;
    private long last;

    Speed(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void text(String piece) {
        piece();
    }

    @Override
    public void reasoning(String piece) {
        piece();
    }

    @Override
    public void retrying(ModelException failure, Duration wait) {
        begun = false;
    }

    private void piece() {
        last = nanos.getAsLong();
        if (!begun) {
            begun = true;
            first = last;
        }
    }

    Duration time() {
        return begun ? Duration.ofNanos(last - first) : Duration.ZERO;
    }
}
