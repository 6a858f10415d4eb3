package maestro.agents.mission;

/// A plug-in that a mission asks, as it introduced itself when the mission was made.
///
/// @param id by which it is found again
/// @param name for people
/// @param local whether it says that nothing it is asked leaves this machine
public record PluggedSource(String id, String name, boolean local) {}
