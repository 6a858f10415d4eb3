package maestro.agents.controller.step;

import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import maestro.agents.journal.Journal;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.Phase;
import org.jspecify.annotations.Nullable;

/// The end of a mission's stream that one run writes to. Once closed nothing of that run reaches
/// the journal any more, even where a role does not answer an interrupt.
public final class MissionStream implements AutoCloseable {
    private final Journal journal;
    private final String missionId;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /// The phase of rest that the work itself has come to.
    private volatile @Nullable Phase rest;

    private boolean closed;

    public MissionStream(Journal journal, String missionId) {
        this.journal = journal;
        this.missionId = missionId;
    }

    /// @throws InterruptedException where the run is over
    /// @throws maestro.agents.journal.JournalException where it could not be written
    void append(List<MissionEvent> events) throws InterruptedException {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new InterruptedException("The run is over");
            }
            write(events);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Closes the stream with a phase of rest, and nothing can come between or after. Where the
    /// work came to rest by itself before, that stands; only a stop ends a plan's wait for the
    /// user.
    public void rest(Phase phase, String reason) {
        lock.writeLock().lock();
        try {
            boolean stopped = phase == Phase.STOPPED && rest == Phase.AWAITING_APPROVAL;
            if (!closed && (rest == null || stopped)) {
                closed = true;
                write(List.of(new MissionEvent.PhaseChanged(phase, reason)));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void write(List<MissionEvent> events) {
        journal.append(missionId, events);
        for (MissionEvent event : events) {
            if (event instanceof MissionEvent.PhaseChanged(Phase next, String _) && next.atRest()) {
                rest = next;
            }
        }
    }

    /// Waits for what is being written.
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
