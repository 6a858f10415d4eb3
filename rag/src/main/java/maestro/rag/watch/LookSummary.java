package maestro.rag.watch;

import maestro.rag.message.Message;

/// What a look at a folder found and did.
///
/// @param added documents that are new here
/// @param changed documents that took the place of an older version
/// @param refused files that could not be read
/// @param gone files that are there no longer
/// @param removed documents that left the library
/// @param restless files that are still being written, or could not be read for the moment
/// @param reachable false where nothing could be said about the folder
/// @param message why, or what was left out; nothing where all is well
public record LookSummary(
        int added,
        int changed,
        int refused,
        int gone,
        int removed,
        int restless,
        boolean reachable,
        Message message) {

    /// A look at a folder that is not there.
    public static LookSummary unreachable(Message why) {
        return new LookSummary(0, 0, 0, 0, 0, 0, false, why);
    }
}
