package maestro.rag.watch;

/// What becomes of a document whose file has gone from its folder.
public enum WhenGone {
    /// It stays, with a remark.
    KEEP,
    /// It is removed, unless something else holds it.
    REMOVE
}
