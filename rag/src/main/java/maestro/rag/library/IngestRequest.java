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
/// @param passwords tried on each file that is protected; they are not kept
public record IngestRequest(
        List<Path> paths,
        @Nullable String collection,
        PassageSettings passages,
        List<String> passwords) {
    public IngestRequest {
        paths = List.copyOf(paths);
        passwords = List.copyOf(passwords);
    }

    /// Files of which protected ones stay outside.
    public IngestRequest(List<Path> paths, @Nullable String collection, PassageSettings passages) {
        this(paths, collection, passages, List.of());
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "IngestRequest[paths=" + paths + ", collection=" + collection + "]";
    }
}
