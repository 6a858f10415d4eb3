package maestro.rag.watch;

import maestro.rag.message.Message;

/// How it stands with a watched folder.
///
/// @param read files that this look has read
/// @param toRead files that this look has to read
/// @param files all that are known, with those refused and gone
/// @param refused that cannot be read
/// @param gone whose documents were kept
/// @param message what there is to say; nothing where all is well
public record WatchStatus(
        WatchedFolder folder,
        State state,
        int read,
        int toRead,
        int files,
        int refused,
        int gone,
        Message message) {

    /// What the program is doing with it.
    public enum State {
        /// A look is due.
        WAITING,
        LOOKING,
        READING,
        FOLLOWING,
        PAUSED,
        UNREACHABLE
    }
}
