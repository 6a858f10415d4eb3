package maestro.app.ui.reasoning.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.AgentKind;
import maestro.app.ui.reasoning.step.StepStatus;
import org.jspecify.annotations.Nullable;

/// Every step as a bar on the lanes of its agent. Time in which nothing ran (a night's pause) is
/// cut down to [#CUT], so that a mission of a minute that was paused for a day is still readable.
/// Times are milliseconds of the mission with the cuts taken out. Owned by the screen's thread.
public final class TimelineViewModel {
    /// Idle time longer than this is cut.
    private static final long IDLE = 5_000;

    /// What is left of a cut.
    static final long CUT = 1_000;

    /// Steps of one agent at the same time that are shown side by side; more share the last lane.
    static final int LANES = 8;

    private final Map<AgentKind, List<List<Bar>>> lanes = new EnumMap<>(AgentKind.class);
    private final List<Bar> bars = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final Map<String, Bar> running = new HashMap<>();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private @Nullable Instant origin;
    private long shift;
    private long busyUntil;

    public TimelineViewModel() {
        reset();
    }

    /// A step's bar.
    public static final class Bar {
        private final String step;
        private final AgentKind agent;
        private final String title;
        private final int lane;
        private final int place;
        private final long start;
        private long end;
        private long millis;
        private StepStatus status = StepStatus.RUNNING;

        Bar(String step, AgentKind agent, String title, int lane, int place, long start) {
            this.step = step;
            this.agent = agent;
            this.title = title;
            this.lane = lane;
            this.place = place;
            this.start = start;
            this.end = start;
        }

        public String step() {
            return step;
        }

        public AgentKind agent() {
            return agent;
        }

        public String title() {
            return title;
        }

        public int lane() {
            return lane;
        }

        /// Place among all bars, in order of their starts.
        public int place() {
            return place;
        }

        public long start() {
            return start;
        }

        /// Meaningless while running.
        public long end() {
            return end;
        }

        /// Of work, as the journal says.
        public long millis() {
            return millis;
        }

        public StepStatus status() {
            return status;
        }
    }

    /// Idle time that was cut out.
    ///
    /// @param at where it begins
    /// @param length how long it really was
    public record Cut(long at, Duration length) {}

    /// Forgets everything, for another mission.
    public void reset() {
        bars.clear();
        cuts.clear();
        running.clear();
        for (AgentKind agent : AgentKind.values()) {
            lanes.put(agent, new ArrayList<>());
        }
        origin = null;
        shift = 0;
        busyUntil = 0;
        changed();
    }

    /// Takes in the next entries of the mission.
    public void take(List<JournalEntry> entries) {
        entries.forEach(this::take);
        changed();
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    private void take(JournalEntry entry) {
        switch (entry.event()) {
            case MissionEvent.StepStarted(var step, var agent, var title, var _) ->
                    begin(step, agent, title, entry.at());
            case MissionEvent.Reasoned _ -> busyUntil = Math.max(busyUntil, at(entry.at()));
            case MissionEvent.StepFinished(var step, var _, var _, long millis) ->
                    end(step, StepStatus.FINISHED, at(entry.at()), millis);
            case MissionEvent.StepFailed(var step, var _, var _) ->
                    end(step, StepStatus.FAILED, at(entry.at()), -1);
            case MissionEvent.PhaseChanged(var phase, var _) when phase.atRest() -> {
                long end = running.isEmpty() ? busyUntil : at(entry.at());
                List.copyOf(running.keySet())
                        .forEach(step -> end(step, StepStatus.BROKEN, end, -1));
            }
            default -> {}
        }
    }

    private void begin(String step, AgentKind agent, String title, Instant when) {
        if (origin == null) {
            origin = when;
        }
        // A step that begins anew was killed: it ended when the last was heard.
        end(step, StepStatus.BROKEN, busyUntil, -1);
        long start = at(when);
        if (running.isEmpty() && start - busyUntil > IDLE) {
            long idle = start - busyUntil;
            cuts.add(new Cut(busyUntil, Duration.ofMillis(idle)));
            shift += idle - CUT;
            start = at(when);
        }
        busyUntil = Math.max(busyUntil, start);
        List<List<Bar>> of = lanes(agent);
        int lane = free(of, start);
        Bar bar = new Bar(step, agent, title, lane, bars.size(), start);
        of.get(lane).add(bar);
        bars.add(bar);
        running.put(step, bar);
    }

    private static int free(List<List<Bar>> lanes, long start) {
        for (int i = 0; i < lanes.size(); i++) {
            Bar last = lanes.get(i).getLast();
            if (last.status != StepStatus.RUNNING && last.end <= start) {
                return i;
            }
        }
        if (lanes.size() < LANES) {
            lanes.add(new ArrayList<>());
        }
        return lanes.size() - 1;
    }

    private void end(String step, StepStatus status, long end, long millis) {
        Bar bar = running.remove(step);
        if (bar != null) {
            bar.status = status;
            bar.end = Math.max(bar.start, end);
            bar.millis = millis < 0 ? bar.end - bar.start : millis;
            busyUntil = Math.max(busyUntil, bar.end);
        }
    }

    private long at(Instant when) {
        Instant from = origin;
        return from == null ? 0 : Math.max(0, Duration.between(from, when).toMillis() - shift);
    }

    /// The end of what there is to show.
    public long extent(Instant now) {
        return running.isEmpty() ? busyUntil : Math.max(busyUntil, at(now));
    }

    public boolean busy() {
        return !running.isEmpty();
    }

    /// All bars in order of their starts.
    public List<Bar> bars() {
        return Collections.unmodifiableList(bars);
    }

    /// The lanes of an agent, at least none. Bars of a lane stand in order of their starts.
    public List<List<Bar>> lanes(AgentKind agent) {
        return Objects.requireNonNull(lanes.get(agent));
    }

    public List<Cut> cuts() {
        return Collections.unmodifiableList(cuts);
    }

    /// Goes up with every change.
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }
}
