package maestro.agents.model;

/// What a model answered.
///
/// @param text without what it thought, not repaired
/// @param reasoning what it thought; empty where it tells nothing
public record ChatReply(String text, String reasoning, Usage usage, End end) {

    /// Why the reply ended.
    public enum End {
        /// the model had said all
        STOP,
        /// the reply met its longest length or the context's end
        LENGTH
    }
}
