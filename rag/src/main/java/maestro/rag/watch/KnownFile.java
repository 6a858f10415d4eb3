package maestro.rag.watch;

import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A file of a watched folder as it was when it was last read.
///
/// @param path within the folder, with slashes
/// @param content SHA-256 of its bytes; null where they were refused
/// @param document that was made of it; null where it was refused or removed from the library
/// @param ours whether the document came in by being watched
/// @param gone whether the file is there no longer
/// @param problem why it could not be read; nothing where all is well
public record KnownFile(
        String path,
        FileStamp stamp,
        @Nullable String content,
        @Nullable String document,
        boolean ours,
        boolean gone,
        Message problem) {

    /// The same file, there again or with another time.
    public KnownFile seen(FileStamp now) {
        return new KnownFile(path, now, content, document, ours, false, problem);
    }

    /// The same file, gone.
    public KnownFile missing() {
        return new KnownFile(path, stamp, content, document, ours, true, problem);
    }

    /// Kept as the older version where the newer cannot be read.
    public KnownFile refused(FileStamp now, Message why) {
        return new KnownFile(path, now, null, document, ours, false, why);
    }
}
