package maestro.agents.controller.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.journal.Outcome;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Mission;
import maestro.agents.model.ChatReply;
import maestro.agents.model.ChatRequest;
import maestro.agents.role.StepContext;
import maestro.agents.source.Source;

/// A step while it runs. What its agent says is journalled in small batches, and always before the
/// step's end.
public final class Step implements StepContext {
    private static final int MOST_LINES_WAITING = 64;
    private static final int MOST_CHARACTERS = 2_000;

    private final Mission mission;
    private final Source source;
    private final MissionStream stream;
    private final Conversations conversations;
    private final Task task;
    private final List<String> messages;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<MissionEvent> said = new ArrayList<>();
    private String heard = "";
    private boolean over;

    public Step(
            Mission mission,
            Source source,
            MissionStream stream,
            Conversations conversations,
            Task task,
            List<String> messages) {
        this.mission = mission;
        this.source = source;
        this.stream = stream;
        this.conversations = conversations;
        this.task = task;
        this.messages = messages;
    }

    @Override
    public Mission mission() {
        return mission;
    }

    @Override
    public Source source() {
        return source;
    }

    String key() {
        return task.key();
    }

    Task task() {
        return task;
    }

    @Override
    public ChatReply ask(String call, ChatRequest request) throws InterruptedException {
        return conversations.ask(this, call, request);
    }

    @Override
    public int contextTokens() throws InterruptedException {
        return conversations.contextTokens(this);
    }

    @Override
    public List<String> messages() {
        return messages;
    }

    @Override
    public void reason(String text) {
        say(task.agent(), text);
    }

    /// Says what the controller decides within this step.
    public void decide(String text) {
        say(AgentKind.CONTROLLER, text);
    }

    private void say(AgentKind agent, String text) {
        add(new MissionEvent.Reasoned(task.key(), agent, text), false);
    }

    /// Tells what a model says. The first piece of a call is journalled at once, what follows with
    /// all that came since the last time.
    public void stream(String call, MissionEvent.Voice voice, String piece) {
        lock.lock();
        try {
            if (!said.isEmpty()
                    && said.getLast()
                            instanceof
                            MissionEvent.Streamed(
                                    String key,
                                    AgentKind by,
                                    String last,
                                    MissionEvent.Voice of,
                                    String before)
                    && last.equals(call)
                    && of == voice
                    && before.length() < MOST_CHARACTERS) {
                said.set(
                        said.size() - 1,
                        new MissionEvent.Streamed(key, by, last, of, before + piece));
                return;
            }
            boolean first = !call.equals(heard);
            heard = call;
            add(new MissionEvent.Streamed(task.key(), task.agent(), call, voice, piece), first);
        } finally {
            lock.unlock();
        }
    }

    /// Journals a model's whole reply, and waits until that is done.
    void replied(ModelCall call) throws InterruptedException {
        lock.lock();
        try {
            if (over) {
                throw new InterruptedException("The step is over");
            }
            said.add(new MissionEvent.ModelReplied(task.key(), task.agent(), call));
            write();
        } finally {
            lock.unlock();
        }
    }

    private void add(MissionEvent event, boolean now) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            said.add(event);
            if (now || said.size() >= MOST_LINES_WAITING) {
                write();
            }
        } catch (InterruptedException _) {
            over = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Journals together what steps of one run have said since the last time.
    public static void flush(Collection<Step> steps, MissionStream stream)
            throws InterruptedException {
        List<Step> held = new ArrayList<>();
        try {
            List<MissionEvent> waiting = new ArrayList<>();
            for (Step step : steps) {
                step.lock.lock();
                held.add(step);
                if (!step.over) {
                    waiting.addAll(step.said);
                }
            }
            if (!waiting.isEmpty()) {
                stream.append(waiting);
                held.stream().filter(step -> !step.over).forEach(step -> step.said.clear());
            }
        } finally {
            held.forEach(step -> step.lock.unlock());
        }
    }

    public void finish(Outcome outcome, long millis) throws InterruptedException {
        end(new MissionEvent.StepFinished(task.key(), task.agent(), outcome, millis));
    }

    void fail(String message) throws InterruptedException {
        end(new MissionEvent.StepFailed(task.key(), task.agent(), message));
    }

    /// The step will run again; what it said and is not journalled yet is forgotten.
    public void abandon() {
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
