package maestro.rag.embedding;

import java.nio.file.Path;
import java.util.Map;

/// What DJL reads from system properties when its classes are first used. They are set once, before
/// that; whoever started the program may have set others, and theirs stay.
final class EngineSettings {
    private EngineSettings() {}

    /// Keeps the engine off the network (no downloads, no usage reports) and its caches in one
    /// folder.
    static void apply(Path folder) {
        Map.of(
                        "ai.djl.offline",
                        "true",
                        "OPT_OUT_TRACKING",
                        "true",
                        "ENGINE_CACHE_DIR",
                        folder.resolve("engines").toString(),
                        "DJL_CACHE_DIR",
                        folder.resolve("cache").toString())
                .forEach(EngineSettings::setIfAbsent);
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
