package maestro.rag.document;

import java.nio.file.Path;

/// Reads one family of formats. Implementations hold no state and are safe to call from several
/// threads at once.
public interface DocumentReader {

    /// Bytes of a file that are looked at to tell its format.
    int HEAD_BYTES = 8192;

    /// Whether this reader takes the file, judged by its first bytes and then by its name.
    ///
    /// @param head at most the first [#HEAD_BYTES] of the file
    boolean accepts(Path file, byte[] head);

    /// Reads the file within the limits. Answers an interrupt within a second by throwing.
    ///
    /// @throws InterruptedException where the thread was interrupted
    ReadOutcome read(Path file, ReadLimits limits) throws InterruptedException;
}
