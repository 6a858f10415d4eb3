package maestro.agents.mission;

/// The five agents, and those that the user adds.
public enum AgentKind {
    PLANNING,
    RESEARCH,
    REFLECTION,
    WRITING,
    CONTROLLER,
    /// agents of the user's own
    CUSTOM
}
