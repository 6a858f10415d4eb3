package maestro.app.ui.reasoning;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import maestro.agents.controller.Missions;
import maestro.agents.journal.JournalEntry;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.app.ui.follow.MissionFollower;
import maestro.app.ui.reasoning.step.AgentViewModel;
import maestro.app.ui.reasoning.step.Counts;
import maestro.app.ui.reasoning.step.Names;
import maestro.app.ui.reasoning.step.Row;
import maestro.app.ui.reasoning.step.StepDetails;
import maestro.app.ui.reasoning.timeline.TimelineViewModel;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;
import maestro.app.ui.shell.Navigator;
import maestro.app.ui.shell.Texts;
import maestro.rag.library.Library;
import maestro.rag.passage.Span;
import org.jspecify.annotations.Nullable;

/// Reads the open mission's stream once for all panes of reasoning. Owned by the screen's thread.
public final class ReasoningViewModel implements StepOpener {
    private final Navigator navigator;
    private final InstantSource clock;
    private final Texts texts;
    private final Names names;
    private final StepDetails details;
    private final Counts counts;
    private final Map<AgentKind, AgentViewModel> agents = new EnumMap<>(AgentKind.class);
    private final Map<AgentKind, ReadOnlyObjectWrapper<Status>> status =
            new EnumMap<>(AgentKind.class);
    private final TimelineViewModel timeline;
    private final SteerViewModel steer;
    private final Map<String, AgentKind> steps = new HashMap<>();
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Turns turns;
    private Optional<String> mission = Optional.empty();
    private Phase phase = Phase.CREATED;
    private @Nullable Wanted wanted;

    /// What an agent is doing.
    ///
    /// @param open whether a mission is open at all
    /// @param doing titles of running steps, oldest first
    /// @param counts what was done so far; may be empty
    public record Status(boolean open, Phase phase, List<String> doing, String counts) {
        static final Status NONE = new Status(false, Phase.CREATED, List.of(), "");
    }

    private record Wanted(String missionId, String step) {}

    /// @param nextFrame runs something in the next frame, not in this one
    public ReasoningViewModel(
            Missions missions,
            MissionFollower follower,
            Library library,
            Navigator navigator,
            Background background,
            Texts texts,
            InstantSource clock,
            Consumer<Runnable> nextFrame) {
        this.navigator = navigator;
        this.clock = clock;
        this.texts = texts;
        names = new Names(library, texts);
        details = new StepDetails(missions.journal(), background, texts, names, this::failed);
        counts = new Counts(texts);
        steer = new SteerViewModel(missions, background);
        timeline = new TimelineViewModel();
        now = new ReadOnlyObjectWrapper<>(clock.instant());
        for (AgentKind agent : AgentKind.values()) {
            agents.put(agent, new AgentViewModel(agent, texts, details));
            status.put(agent, new ReadOnlyObjectWrapper<>(Status.NONE));
        }
        turns =
                new Turns(
                        nextFrame,
                        List.copyOf(agents.values()),
                        () -> {
                            tellStatus();
                            fulfil();
                        });
        follower.read(new Fold());
    }

    @Override
    public void openStep(String missionId, String step) {
        wanted = new Wanted(missionId, step);
        fulfil();
    }

    /// A step that isn't known yet is opened when the stream has come to it and its agent has had
    /// its turn.
    private void fulfil() {
        Wanted wish = wanted;
        if (wish == null || !mission.equals(Optional.of(wish.missionId()))) {
            return;
        }
        AgentKind by = steps.get(wish.step());
        if (by != null && agent(by).indexOf(wish.step()) >= 0) {
            wanted = null;
            navigator.showPane(paneId(by));
            agent(by).reveal(wish.step());
        }
    }

    /// As above, for a step of the open mission.
    public void openStep(String step) {
        mission.ifPresent(id -> navigator.openStep(id, step));
    }

    /// Follows a detail to where it comes from.
    public void follow(Row.Target target) {
        switch (target) {
            case Row.Target.Nowhere _ -> {}
            case Row.Target.ToNote(String note) ->
                    mission.ifPresent(id -> navigator.openNote(id, note));
            case Row.Target.ToQuote(var quote) ->
                    navigator.openDocument(
                            quote.documentId(), List.of(new Span(quote.start(), quote.end())));
        }
    }

    public void showMissions() {
        navigator.showPane("missions");
    }

    static String paneId(AgentKind agent) {
        return "agent-" + agent.name().toLowerCase(java.util.Locale.ROOT);
    }

    public AgentViewModel agent(AgentKind agent) {
        return Objects.requireNonNull(agents.get(agent));
    }

    public ReadOnlyObjectProperty<Status> statusProperty(AgentKind agent) {
        return Objects.requireNonNull(status.get(agent)).getReadOnlyProperty();
    }

    SteerViewModel steer() {
        return steer;
    }

    public TimelineViewModel timeline() {
        return timeline;
    }

    /// The time that running clocks show.
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Called about once a second while a pane is on screen.
    public void tick() {
        now.set(clock.instant());
    }

    /// Why the stream could not be read, in words; empty where it could.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void failed(Throwable why) {
        problem.set(texts.get("problem", Failures.words(why)));
    }

    private void tellStatus() {
        status.forEach((agent, property) ->
                property.set(
                        new Status(
                                mission.isPresent(),
                                phase,
                                agent(agent).doing(),
                                counts.words(agent))));
    }

    private final class Fold implements MissionFollower.Reader {
        @Override
        public void reset(Optional<String> missionId) {
            mission = missionId;
            phase = Phase.CREATED;
            problem.set("");
            steps.clear();
            steer.reset(missionId);
            names.reset();
            counts.reset();
            details.missionIs(missionId.orElse(""));
            turns.reset();
            agents.values().forEach(AgentViewModel::reset);
            timeline.reset();
            tellStatus();
        }

        @Override
        public void take(List<JournalEntry> entries, boolean more) {
            for (JournalEntry entry : entries) {
                steer.take(entry.event());
                names.take(entry.event());
                counts.take(entry.event());
                switch (entry.event()) {
                    case MissionEvent.PhaseChanged(Phase next, String _) -> phase = next;
                    case MissionEvent.StepStarted(var step, var by, var _, var _) ->
                            steps.put(step, by);
                    default -> {}
                }
            }
            timeline.take(entries);
            turns.add(entries, more);
        }

        @Override
        public void failed(Throwable why) {
            ReasoningViewModel.this.failed(why);
        }
    }
}
