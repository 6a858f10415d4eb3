package maestro.agents.role;

/// Who does the work of a mission.
public record Roles(Planner planner, Researcher researcher, Reflector reflector, Writer writer) {}
