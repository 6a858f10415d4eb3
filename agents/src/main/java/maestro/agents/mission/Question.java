package maestro.agents.mission;

/// What has to be answered for a section.
///
/// @param id unique in the mission and never reused: "s1.q1"
/// @param text in the words that it is searched with
public record Question(String id, String text, Origin origin) {

    /// Who asked.
    public enum Origin {
        USER,
        PLANNER,
        /// the reflection agent, because evidence was missing
        GAP
    }
}
