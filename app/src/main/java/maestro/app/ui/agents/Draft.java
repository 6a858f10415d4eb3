package maestro.app.ui.agents;

import maestro.agents.custom.OwnAgents;
import maestro.agents.mission.CustomAgent;
import maestro.agents.mission.CustomAgent.Place;

/// An agent while it is being written; it may lack its name or what it is told.
///
/// @param model empty for the mission's
/// @param plugin empty for one that thinks with a model
record Draft(String name, String told, String model, Place place, boolean on, String plugin) {
    static Draft of(OwnAgents.Entry entry) {
        CustomAgent agent = entry.agent();
        String model = agent.model();
        return new Draft(
                agent.name(),
                agent.prompt(),
                model == null ? "" : model,
                agent.place(),
                entry.on(),
                agent.plugin());
    }

    Draft named(String now) {
        return new Draft(now, told, model, place, on, plugin);
    }

    Draft told(String now) {
        return new Draft(name, now, model, place, on, plugin);
    }

    Draft model(String now) {
        return new Draft(name, told, now, place, on, plugin);
    }

    Draft place(Place now) {
        return new Draft(name, told, model, now, on, plugin);
    }

    Draft on(boolean now) {
        return new Draft(name, told, model, place, now, plugin);
    }

    boolean whole() {
        return !name.isBlank()
                && name.strip().length() <= CustomAgent.LONGEST_NAME
                && told.strip().length() <= CustomAgent.LONGEST_PROMPT
                && !(told.isBlank() && plugin.isEmpty());
    }

    /// @throws IllegalArgumentException where it isn't [#whole]
    CustomAgent agent() {
        return new CustomAgent(name, told, model, place, plugin);
    }
}
