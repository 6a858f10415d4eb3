package maestro.rag.library;

import java.nio.file.Path;
import java.util.List;
import maestro.rag.passage.PassageSettings;
import org.jspecify.annotations.Nullable;

/// Files and folders to add.
///
/// @param paths files, and folders that are walked (hidden files and links out of the folder are
///   passed over)
/// @param collection name of the collection that gets them, made where it does not exist; null for
///   none
public record IngestRequest(
        List<Path> paths, @Nullable String collection, PassageSettings passages) {
    public IngestRequest {
        paths = List.copyOf(paths);
    }
}
