package maestro.rag.watch;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A folder that is followed.
///
/// @param path absolute, without links
/// @param collection that its documents are in, by its name of now; null where that was removed
/// @param looked when a look last ended; null before the first
public record WatchedFolder(
        long id,
        Path path,
        @Nullable String collection,
        WhenGone whenGone,
        boolean paused,
        @Nullable Instant looked) {}
