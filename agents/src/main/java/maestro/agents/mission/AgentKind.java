package maestro.agents.mission;

/// The five agents.
public enum AgentKind {
    PLANNING,
    RESEARCH,
    REFLECTION,
    WRITING,
    CONTROLLER
}
