package maestro.agents.plugin;

/// An agent in code. The user puts it into missions like any agent of their own.
public interface AgentPlugin extends Plugin {

    /// Reads what a mission has so far. The same matter gives the same advice, so that a mission
    /// can be repeated.
    Advice execute(Matter matter) throws Exception;
}
