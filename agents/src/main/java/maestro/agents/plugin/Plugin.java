package maestro.agents.plugin;

/// What all plug-ins are. The program makes one with its constructor without arguments, and calls
/// it on a thread of its own, one call after the other. A call that throws, or doesn't return in
/// time, ends the plug-in until the program starts again (but see [SourcePlugin]); nothing else
/// suffers.
public interface Plugin {

    /// As people choose it; unique among the plug-ins of its kind.
    String name();

    /// As people read it: "1.2".
    default String version() {
        return "";
    }

    /// Called once, before anything else is asked.
    ///
    /// @param context where it may keep files
    default void initialise(PluginContext context) throws Exception {}

    /// Called once, when the program ends.
    default void close() throws Exception {}
}
