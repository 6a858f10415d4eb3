package maestro.app.ui.reasoning.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.journal.ModelCall;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.shell.Texts;

/// One agent's steps and reasoning as rows, step by step. Follows the end until the user goes
/// elsewhere, and counts then what came. Holds at most about [#LINES] lines of reasoning; older
/// ones stay in the journal and come back when their step is opened. Owned by the screen's thread.
public final class AgentViewModel {
    /// Lines of reasoning that a pane holds: more than anyone scrolls through, few megabytes.
    public static final int LINES = 4_000;

    /// From so many entries at once the rows are made anew, which is cheaper than many changes.
    private static final int BULK = 300;

    private final AgentKind agent;
    private final Texts texts;
    private final StepDetails details;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();

    /// Kept, because such a view hears of changes only as long as somebody holds it.
    private final ObservableList<Row> readable = FXCollections.unmodifiableObservableList(rows);

    private final List<StepLog> logs = new ArrayList<>();
    private final Map<String, StepLog> byKey = new HashMap<>();
    private final Set<StepLog> running = new LinkedHashSet<>();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Reveal>> revealed =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int held;
    private int oldestHeld;
    private int reveals;
    private boolean thinking = true;

    /// A row to bring on screen.
    ///
    /// @param serial tells one wish from the next for the same step
    public record Reveal(String step, int serial) {}

    public AgentViewModel(AgentKind agent, Texts texts, StepDetails details) {
        this.agent = agent;
        this.texts = texts;
        this.details = details;
    }

    public void reset() {
        logs.clear();
        byKey.clear();
        running.clear();
        rows.clear();
        held = 0;
        oldestHeld = 0;
        revealed.set(Optional.empty());
        followEnd();
    }

    /// Whether an entry may change what this pane shows.
    public boolean concerns(JournalEntry entry) {
        return switch (entry.event()) {
            case MissionEvent.StepStarted started -> started.agent() == agent;
            case MissionEvent.Reasoned reasoned -> reasoned.agent() == agent;
            case MissionEvent.Streamed streamed -> streamed.agent() == agent;
            case MissionEvent.ModelReplied replied -> replied.agent() == agent;
            case MissionEvent.StepFinished finished -> finished.agent() == agent;
            case MissionEvent.StepFailed failed -> failed.agent() == agent;
            default -> true;
        };
    }

    /// Takes in the next entries of the mission, this agent's and others'.
    public void take(List<JournalEntry> entries) {
        Set<StepLog> touched = new LinkedHashSet<>();
        int news = 0;
        for (JournalEntry entry : entries) {
            news += read(entry, touched) ? 1 : 0;
        }
        if (touched.isEmpty()) {
            return;
        }
        if (following.get() || held > 3 * LINES) {
            touched.addAll(letGo());
        }
        if (touched.size() > BULK || news > BULK) {
            rebuild();
        } else {
            touched.forEach(this::show);
        }
        if (!following.get()) {
            unseen.set(unseen.get() + news);
        }
    }

    /// @return whether it is one of this pane's
    private boolean read(JournalEntry entry, Set<StepLog> touched) {
        switch (entry.event()) {
            case MissionEvent.StepStarted(String step, AgentKind by, String title, String input)
                    when by == agent -> {
                StepLog old = byKey.get(step);
                if (old != null) {
                    forget(old);
                    touched.add(old);
                }
                touched.add(begin(step, title, input, entry));
            }
            case MissionEvent.Reasoned(String step, AgentKind by, String text) when by == agent -> {
                StepLog log = byKey.get(step);
                if (log == null) {
                    return false;
                }
                log.say(text);
                log.last = entry.sequence();
                held++;
                touched.add(log);
            }
            case MissionEvent.Streamed(
                            String step,
                            AgentKind by,
                            String call,
                            var voice,
                            String piece)
                    when by == agent -> {
                StepLog log = byKey.get(step);
                if (log != null) {
                    log.stream(call, voice, piece, this::field);
                    log.last = entry.sequence();
                    touched.add(log);
                }
                return false; // a piece of a word is no news
            }
            case MissionEvent.ModelReplied(String step, AgentKind by, ModelCall call)
                    when by == agent -> {
                StepLog log = byKey.get(step);
                if (log == null) {
                    return false;
                }
                log.replied(call.call(), details.call(call));
                log.last = entry.sequence();
                held++;
                touched.add(log);
            }
            case MissionEvent.StepFinished finished when finished.agent() == agent -> {
                return end(
                        finished.step(),
                        StepStatus.of(finished.outcome()),
                        details.summary(finished.outcome()),
                        finished.millis(),
                        entry.sequence(),
                        touched);
            }
            case MissionEvent.StepFailed(String step, AgentKind by, String message)
                    when by == agent -> {
                return end(step, StepStatus.FAILED, message, 0, entry.sequence(), touched);
            }
            default -> {
                return mark(entry, touched);
            }
        }
        return true;
    }

    private String field(String name) {
        return texts.find("field." + name).orElse(name);
    }

    private StepLog begin(String step, String title, String input, JournalEntry entry) {
        StepLog log = new StepLog(step, title, input, entry.at(), entry.sequence(), logs.size());
        logs.add(log);
        byKey.put(step, log);
        running.add(log);
        return log;
    }

    private boolean end(
            String step,
            StepStatus status,
            String result,
            long millis,
            long sequence,
            Set<StepLog> touched) {
        StepLog log = byKey.get(step);
        if (log == null) {
            return false;
        }
        log.status = status;
        log.result = result;
        log.millis = millis;
        log.last = sequence;
        log.silence();
        running.remove(log);
        touched.add(log);
        return true;
    }

    /// What it said before it began anew is void.
    private void forget(StepLog old) {
        held -= old.held();
        old.restore(List.of());
        old.silence();
        old.gone = true;
        running.remove(old);
    }

    private boolean mark(JournalEntry entry, Set<StepLog> touched) {
        if (entry.event() instanceof MissionEvent.PhaseChanged(var phase, String _)
                && phase.atRest()) {
            running.forEach(log -> {
                log.status = StepStatus.BROKEN;
                log.silence();
                touched.add(log);
            });
            running.clear();
        }
        Optional<Row.Mark> made = details.mark(entry, agent);
        made.ifPresent(row -> {
            StepLog log = new StepLog(row, entry.at(), entry.sequence(), logs.size());
            logs.add(log);
            touched.add(log);
        });
        return made.isPresent();
    }

    /// Lets go of old lines so that at most [#LINES] are held; not of a step that is open.
    private List<StepLog> letGo() {
        List<StepLog> changed = new ArrayList<>();
        for (int i = oldestHeld; held > LINES && i < logs.size(); i++) {
            StepLog log = logs.get(i);
            if (log.open || log.held() == 0) {
                continue;
            }
            boolean whole = log.status != StepStatus.RUNNING;
            int count = whole ? log.held() : Math.min(log.held() / 2, held - LINES / 2);
            if (count > 0) {
                log.drop(count, n -> texts.get("dropped", n));
                held -= count;
                changed.add(log);
            }
        }
        while (oldestHeld < logs.size()
                && logs.get(oldestHeld).held() == 0
                && logs.get(oldestHeld).status != StepStatus.RUNNING) {
            oldestHeld++;
        }
        return changed;
    }

    private void rebuild() {
        List<Row> all = new ArrayList<>();
        for (StepLog log : logs) {
            List<Row> next = rows(log);
            log.shown = next.size();
            all.addAll(next);
        }
        rows.setAll(all);
    }

    /// Changes the rows of one step, touching only what differs.
    private void show(StepLog log) {
        int at = place(log);
        List<Row> next = rows(log);
        Splice.apply(rows, at, log.shown, next);
        log.shown = next.size();
    }

    private List<Row> rows(StepLog log) {
        return log.rows(thinking, words -> texts.get("thinking", words));
    }

    /// Shows or hides what models think, in this pane.
    public void toggleThinking() {
        thinking = !thinking;
        List.copyOf(running).forEach(this::show);
    }

    /// Index of a step's first row. Counted from the end, where things happen.
    private int place(StepLog log) {
        int at = rows.size();
        for (int i = logs.size() - 1; i >= log.index; i--) {
            at -= logs.get(i).shown;
        }
        return at;
    }

    /// Opens or closes a step's input and output.
    public void toggle(String step) {
        StepLog log = byKey.get(step);
        if (log != null) {
            if (log.open) {
                log.open = false;
                log.details(List.of(), List.of());
                show(log);
            } else {
                open(log);
            }
        }
    }

    private void open(StepLog log) {
        log.open = true;
        log.details(details.input(log), List.of());
        show(log);
        details.load(
                log,
                found -> {
                    if (!log.open || log.gone) {
                        return;
                    }
                    if (log.dropped() > 0 && !found.lines().isEmpty()) {
                        held += found.lines().size() - log.held();
                        log.restore(found.lines());
                        oldestHeld = Math.min(oldestHeld, log.index);
                    }
                    log.details(details.input(log), found.output());
                    show(log);
                });
    }

    /// Opens a step and brings it on screen.
    ///
    /// @return false where this agent has no such step (yet)
    public boolean reveal(String step) {
        StepLog log = byKey.get(step);
        if (log == null) {
            return false;
        }
        if (!log.open) {
            open(log);
        }
        goElsewhere();
        revealed.set(Optional.of(new Reveal(step, ++reveals)));
        return true;
    }

    /// Index of the step's head among the rows; -1 where there is none.
    public int indexOf(String step) {
        StepLog log = byKey.get(step);
        return log == null ? -1 : place(log);
    }

    public AgentKind agent() {
        return agent;
    }

    public ObservableList<Row> rows() {
        return readable;
    }

    /// Titles of what is being done now, oldest first.
    public List<String> doing() {
        return running.stream().map(log -> log.title).toList();
    }

    public Optional<Instant> doingSince() {
        return running.stream().findFirst().map(log -> log.started);
    }

    /// The user looks at something else than the end.
    public void goElsewhere() {
        following.set(false);
    }

    /// The user is at the end again.
    public void followEnd() {
        following.set(true);
        unseen.set(0);
    }

    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// Entries that came while the user looked elsewhere.
    public ReadOnlyIntegerProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Reveal>> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }
}
