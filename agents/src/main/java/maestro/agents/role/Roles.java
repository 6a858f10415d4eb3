package maestro.agents.role;

/// Who does the work of a mission.
///
/// @param adviser for agents of the user's own
/// @param clarifier asks back before a mission begins
public record Roles(
        Planner planner,
        Researcher researcher,
        Reflector reflector,
        Writer writer,
        Adviser adviser,
        Clarifier clarifier) {
    /// Where there is no model for agents of the user's own, nor to ask back.
    public Roles(Planner planner, Researcher researcher, Reflector reflector, Writer writer) {
        this(planner, researcher, reflector, writer, Adviser.NONE, Clarifier.NONE);
    }
}
