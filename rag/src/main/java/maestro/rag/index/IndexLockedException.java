package maestro.rag.index;

import maestro.rag.message.Message;

/// Another process has the index open.
public final class IndexLockedException extends IndexException {
    private static final long serialVersionUID = 1;

    /// @param cause what the lock said
    public IndexLockedException(Message explanation, Throwable cause) {
        super(explanation, cause);
    }
}
