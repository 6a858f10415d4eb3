package maestro.agents.plugin;

import java.nio.file.Path;

/// What a plug-in is told of its surroundings.
///
/// @param folder of its own, which need not exist yet
public record PluginContext(Path folder) {}
