package maestro.rag.document;

/// What came of opening a protected file by passwords.
public enum Unlocked {
    OPENED,
    WRONG,
    /// A password opens it, and its author does not allow that text is taken out.
    FORBIDDEN,
    /// No password does: another kind of protection, or one that is not known here.
    IMPOSSIBLE
}
