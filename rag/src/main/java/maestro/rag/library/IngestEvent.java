package maestro.rag.library;

import java.nio.file.Path;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// What happens during ingestion, told from the working threads, one event at a time.
public sealed interface IngestEvent {

    /// The files are known; sent once, first.
    record Found(int files) implements IngestEvent {}

    /// Work on a file advanced.
    ///
    /// @param fraction 0 to 1
    record Advanced(Path file, Stage stage, double fraction) implements IngestEvent {}

    /// Work on a file ended.
    ///
    /// @param document as it now stands in the library (for a duplicate, the one already there);
    ///   null where it failed
    /// @param message nothing where all is well
    record Ended(Path file, Result result, @Nullable Document document, Message message)
            implements IngestEvent {}

    /// What a file is going through.
    enum Stage {
        READING,
        EMBEDDING,
        STORING
    }

    /// How it ended.
    enum Result {
        INDEXED,
        DUPLICATE,
        PARTIAL,
        FAILED
    }
}
