package maestro.rag.index;

/// Another process has the index open.
public final class IndexLockedException extends IndexException {
    private static final long serialVersionUID = 1;

    IndexLockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
