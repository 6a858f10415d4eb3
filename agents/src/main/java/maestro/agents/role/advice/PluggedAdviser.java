package maestro.agents.role.advice;

import java.util.Optional;
import maestro.agents.mission.CustomAgent;
import maestro.agents.plugin.Matter;
import maestro.agents.plugin.host.PluginHost;
import maestro.agents.role.Adviser;
import maestro.agents.role.Roles;
import maestro.agents.role.StepContext;

/// Lets agents of plug-ins do their own work, and others that of the roles.
public final class PluggedAdviser implements Adviser {
    private final PluginHost plugins;
    private final Adviser others;

    private PluggedAdviser(PluginHost plugins, Adviser others) {
        this.plugins = plugins;
        this.others = others;
    }

    /// The same roles, with agents of plug-ins beside them.
    public static Roles with(PluginHost plugins, Roles roles) {
        return new Roles(
                roles.planner(),
                roles.researcher(),
                roles.reflector(),
                roles.writer(),
                new PluggedAdviser(plugins, roles.adviser()),
                roles.clarifier());
    }

    @Override
    public Optional<Advised> advise(CustomAgent agent, Matter matter, StepContext context)
            throws InterruptedException {
        return agent.plugin().isEmpty()
                ? others.advise(agent, matter, context)
                : Optional.of(new Advised(plugins.advise(agent.plugin(), matter), matter));
    }
}
