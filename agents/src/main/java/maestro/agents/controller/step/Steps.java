package maestro.agents.controller.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import maestro.agents.journal.JournalException;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.MissionState;
import maestro.agents.journal.Outcome;
import maestro.agents.journal.StepRecord;
import maestro.agents.mission.Mission;
import maestro.agents.mission.Phase;
import maestro.agents.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Durable steps: work that has finished in an earlier run is answered from the journal, other work
/// is done and its outcome journalled before anyone uses it. Safe for use by several threads.
public final class Steps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final long MILLIS_BETWEEN_LINES = 50;

    private final Mission mission;
    private volatile Source source;
    private final MissionStream stream;
    private final Words words;
    private final Conversations conversations;
    private final Steering steering;
    private final BooleanSupplier cancelled;
    private final Map<String, Outcome> known = new ConcurrentHashMap<>();
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private final Set<Step> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock phaseLock = new ReentrantLock();
    private final CountDownLatch over = new CountDownLatch(1);
    private Phase phase;

    /// @param state of the mission when the run begins
    /// @param cancelled whether the run should end
    public Steps(
            MissionState state,
            Source source,
            MissionStream stream,
            Words words,
            Conversations conversations,
            Steering steering,
            BooleanSupplier cancelled) {
        this.mission = state.mission();
        this.source = source;
        this.stream = stream;
        this.words = words;
        this.conversations = conversations;
        this.steering = steering;
        this.cancelled = cancelled;
        this.phase = state.phase();
        for (StepRecord step : state.steps()) {
            if (step.outcome() != null) {
                known.put(step.key(), step.outcome());
                finished.add(step.key());
            }
        }
        Thread.ofVirtual().name("steps-" + mission.id()).start(this::flushNowAndThen);
    }

    /// What a step does.
    public interface Work<T extends Outcome> {
        T run(Step step) throws InterruptedException;
    }

    public boolean finished(String key) {
        return finished.contains(key);
    }

    public int finishedBeside(Predicate<String> keys) {
        return (int) finished.stream().filter(keys.negate()).count();
    }

    /// An outcome is given out once: who needs it again keeps it.
    ///
    /// @throws StepFailedException where the work failed; that is journalled
    /// @throws InterruptedException where the run should end; the step will run again
    public <T extends Outcome> T run(Task task, Class<T> kind, Work<T> work)
            throws InterruptedException, StepFailedException {
        Outcome before = known.remove(task.key());
        if (before != null) {
            return kind.cast(before);
        }
        if (finished.contains(task.key())) {
            throw new IllegalStateException(task.key() + " was asked for twice");
        }
        if (stopped()) {
            throw new InterruptedException();
        }
        begin(task);
        Step step =
                new Step(mission, source, stream, conversations, task, steering.to(task.agent()));
        open.add(step);
        try {
            T outcome = work(task, step, work);
            finished.add(task.key());
            return outcome;
        } finally {
            step.abandon();
            open.remove(step);
        }
    }

    private <T extends Outcome> T work(Task task, Step step, Work<T> work)
            throws InterruptedException, StepFailedException {
        long began = System.nanoTime();
        try {
            T outcome = work.run(step);
            // a role that gave up early may have returned a part
            if (stopped()) {
                throw new InterruptedException();
            }
            step.finish(outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            return outcome;
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (stopped() || interrupted(e)) {
                throw new InterruptedException();
            }
            String message = words.text("step.failed", task.title(), words.within(e));
            LOG.warn("Step {} of mission {} failed", task.key(), mission.id(), e);
            step.fail(message);
            throw new StepFailedException(message, e);
        }
    }

    private boolean stopped() {
        return cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    /// A role may have wrapped the interrupt that it met.
    public static boolean interrupted(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof InterruptedException)) {
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return cause != null;
    }

    private void begin(Task task) throws InterruptedException {
        List<MissionEvent> events = new ArrayList<>();
        phaseLock.lock();
        try {
            if (phase != task.phase()) {
                events.add(new MissionEvent.PhaseChanged(task.phase(), ""));
            }
            events.add(
                    new MissionEvent.StepStarted(
                            task.key(), task.agent(), task.title(), task.input()));
            stream.append(events);
            phase = task.phase();
        } finally {
            phaseLock.unlock();
        }
    }

    /// The evidence that steps from now on may use.
    public Source source() {
        return source;
    }

    /// Lets the steps from now on use documents that have come in. Nobody else may do so meanwhile.
    public void include(Set<String> documentIds) {
        source = source.including(documentIds);
    }

    public void append(MissionEvent event) throws InterruptedException {
        stream.append(List.of(event));
    }

    private void flushNowAndThen() {
        try {
            while (!over.await(MILLIS_BETWEEN_LINES, TimeUnit.MILLISECONDS)) {
                Step.flush(open, stream);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (JournalException e) {
            LOG.warn("What agents say cannot be journalled; their next steps will say so", e);
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
