package maestro.rag.embedding.model;

import java.net.URI;
import java.util.Map;

/// One file to fetch for a model.
///
/// @param address never changes what it gives
/// @param bytes exactly
/// @param sha256 of these bytes, in lower-case hexadecimal
/// @param files what of it goes into the model's folder: for an archive (ZIP), the names of its
///   entries, each with the name it gets; for a plain file, an empty name with the one it gets
public record Download(URI address, long bytes, String sha256, Map<String, String> files) {
    public Download {
        files = Map.copyOf(files);
    }

    /// Whether the files are packed in it.
    boolean packed() {
        return !files.containsKey("");
    }
}
