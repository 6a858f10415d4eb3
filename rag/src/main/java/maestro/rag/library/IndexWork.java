package maestro.rag.library;

/// What is done to the index in the background, for people to see.
///
/// @param done documents that are in it already
/// @param documents of how many
public record IndexWork(Reason reason, int done, int documents) {

    /// Why the index is worked on.
    public enum Reason {
        /// It was missing or could not be read. Searches find what is in it already.
        LOST,
        /// An older version of the program made it. It serves until the new one is whole.
        OUTDATED,
        /// The library changes its embedding model: the passages are embedded once more. The old
        /// model and index serve meanwhile.
        MODEL,
        /// All passages are embedded with the new model; its index is put together.
        MODEL_INDEX
    }
}
