package maestro.rag.embedding;

import java.nio.file.Path;
import java.util.Map;

/// What DJL reads from system properties when its classes are first used. They are set once, before
/// that; whoever started the program may have set others, and theirs stay.
public final class EngineSettings {
    private EngineSettings() {}

    /// Keeps the engines off the network (no downloads, no usage reports), their caches in one
    /// folder, and PyTorch's out of memory where ONNX Runtime's is wanted, which else asks it to
    /// help.
    public static void apply(Path folder) {
        Map.of(
                        "ai.djl.offline",
                        "true",
                        "OPT_OUT_TRACKING",
                        "true",
                        "ai.djl.default_engine",
                        "OnnxRuntime",
                        "ai.djl.onnx.disable_alternative",
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
