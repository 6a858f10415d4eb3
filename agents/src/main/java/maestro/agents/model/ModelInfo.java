package maestro.agents.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model on a server; what the server doesn't tell is null, 0 or "".
///
/// @param name as it is asked for: "qwen3:8b"
/// @param bytes on the server's disk
/// @param family "qwen3"
/// @param parameters "8.2B"
/// @param quantization "Q4_K_M"
/// @param contextTokens that it was made for
/// @param abilities "completion", "tools", "thinking", "vision", "embedding" as the server names
///   them
public record ModelInfo(
        String name,
        long bytes,
        String family,
        String parameters,
        String quantization,
        int contextTokens,
        Set<String> abilities,
        @Nullable Instant changed) {
    public ModelInfo {
        abilities = Set.copyOf(abilities);
    }

    /// A model of which little is told.
    ///
    /// @param contextTokens 0 where that isn't told either
    public static ModelInfo of(String name, int contextTokens) {
        return new ModelInfo(name, 0, "", "", "", contextTokens, Set.of(), null);
    }
}
