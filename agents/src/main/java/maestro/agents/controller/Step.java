package maestro.agents.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Mission;
import maestro.agents.role.StepContext;
import maestro.agents.source.Source;

/// A step while it runs. What its agent says is journalled in small batches, and always before the
/// step's end.
final class Step implements StepContext {
    private static final int MOST_LINES_WAITING = 64;

    private final Mission mission;
    private final Source source;
    private final MissionStream stream;
    private final Task task;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<MissionEvent> said = new ArrayList<>();
    private boolean over;

    Step(Mission mission, Source source, MissionStream stream, Task task) {
        this.mission = mission;
        this.source = source;
        this.stream = stream;
        this.task = task;
    }

    @Override
    public Mission mission() {
        return mission;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public void reason(String text) {
        say(task.agent(), text);
    }

    /// Says what the controller decides within this step.
    void decide(String text) {
        say(AgentKind.CONTROLLER, text);
    }

    private void say(AgentKind agent, String text) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            said.add(new MissionEvent.Reasoned(task.key(), agent, text));
            if (said.size() >= MOST_LINES_WAITING) {
                write();
            }
        } catch (InterruptedException _) {
            over = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Journals what was said since the last time.
    void flush() throws InterruptedException {
        lock.lock();
        try {
            if (!over && !said.isEmpty()) {
                write();
            }
        } finally {
            lock.unlock();
        }
    }

    void finish(Outcome outcome, long millis) throws InterruptedException {
        end(new MissionEvent.StepFinished(task.key(), task.agent(), outcome, millis));
    }

    void fail(String message) throws InterruptedException {
        end(new MissionEvent.StepFailed(task.key(), task.agent(), message));
    }

    /// The step will run again; what it said and is not journalled yet is forgotten.
    void abandon() {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }

    private void end(MissionEvent event) throws InterruptedException {
        lock.lock();
        try {
            said.add(event);
            over = true;
            write();
        } finally {
            lock.unlock();
        }
    }

    private void write() throws InterruptedException {
        stream.append(said);
        said.clear();
    }
}
