package maestro.agents.role;

/// Who does the work of a mission.
///
/// @param adviser for agents of the user's own
public record Roles(
        Planner planner,
        Researcher researcher,
        Reflector reflector,
        Writer writer,
        Adviser adviser) {
    /// Where agents of the user's own have nobody to think for them.
    public Roles(Planner planner, Researcher researcher, Reflector reflector, Writer writer) {
        this(planner, researcher, reflector, writer, Adviser.NONE);
    }
}
