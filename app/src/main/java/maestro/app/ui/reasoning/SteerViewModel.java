package maestro.app.ui.reasoning;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import maestro.agents.controller.Missions;
import maestro.agents.journal.MissionEvent;
import maestro.agents.mission.AgentKind;
import maestro.agents.mission.Phase;
import maestro.app.ui.shell.Background;
import maestro.app.ui.shell.Failures;

/// What the user says to the agents of the open mission. Owned by the screen's thread.
final class SteerViewModel {

    /// Whether an agent hears.
    enum Ear {
        /// there is no mission, or it has ended
        NOBODY,
        /// a model reads what is said
        MODEL,
        /// what is said becomes a question of the next round
        QUESTION,
        /// works without a model and can't follow words
        DEAF,
        /// works without a model, and research is over
        OVER
    }

    private final Missions missions;
    private final Background background;
    private final Map<AgentKind, ReadOnlyObjectWrapper<Ear>> ears = new EnumMap<>(AgentKind.class);
    private final Map<AgentKind, ReadOnlyStringWrapper> problems = new EnumMap<>(AgentKind.class);
    private Optional<String> mission = Optional.empty();
    private boolean withModel;
    private boolean written;
    private Phase phase = Phase.CREATED;

    SteerViewModel(Missions missions, Background background) {
        this.missions = missions;
        this.background = background;
        for (AgentKind agent : AgentKind.values()) {
            ears.put(agent, new ReadOnlyObjectWrapper<>(Ear.NOBODY));
            problems.put(agent, new ReadOnlyStringWrapper(""));
        }
    }

    void reset(Optional<String> missionId) {
        mission = missionId;
        withModel = false;
        written = false;
        phase = Phase.CREATED;
        problems.values().forEach(p -> p.set(""));
        ears.values().forEach(e -> e.set(Ear.NOBODY));
    }

    void take(MissionEvent event) {
        switch (event) {
            case MissionEvent.Created(var created) -> withModel = created.profile() != null;
            case MissionEvent.PhaseChanged(Phase next, String _) -> {
                phase = next;
                written |= next == Phase.WRITING || next == Phase.VERIFICATION;
            }
            default -> {
                return;
            }
        }
        ears.forEach((agent, ear) -> ear.set(ear(agent)));
    }

    private Ear ear(AgentKind agent) {
        if (mission.isEmpty() || phase.ended()) {
            return Ear.NOBODY;
        }
        if (withModel) {
            return Ear.MODEL;
        }
        return agent != AgentKind.RESEARCH && agent != AgentKind.CONTROLLER
                ? Ear.DEAF
                : written ? Ear.OVER : Ear.QUESTION;
    }

    /// @param done called when it is kept
    void say(AgentKind agent, String text, Runnable done) {
        Optional<String> to = mission;
        if (to.isEmpty() || text.isBlank()) {
            return;
        }
        ReadOnlyStringWrapper problem = Objects.requireNonNull(problems.get(agent));
        problem.set("");
        background.call(
                () -> {
                    missions.steer(to.get(), agent, text);
                    return true;
                },
                _ -> done.run(),
                why -> problem.set(Failures.words(why)));
    }

    ReadOnlyObjectProperty<Ear> earProperty(AgentKind agent) {
        return Objects.requireNonNull(ears.get(agent)).getReadOnlyProperty();
    }

    /// Why the last message to this agent was not taken; empty where it was.
    ReadOnlyStringProperty problemProperty(AgentKind agent) {
        return Objects.requireNonNull(problems.get(agent)).getReadOnlyProperty();
    }
}
