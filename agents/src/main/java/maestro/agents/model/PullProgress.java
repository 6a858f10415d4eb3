package maestro.agents.model;

/// How far the download of a model is.
///
/// @param status in the server's words: "pulling manifest"
/// @param done bytes of this part
/// @param total bytes of this part, 0 where not known
public record PullProgress(String status, long done, long total) {}
