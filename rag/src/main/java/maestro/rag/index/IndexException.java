package maestro.rag.index;

/// The index could not do what was asked. The message is for people; what was committed before is
/// still there.
public class IndexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public IndexException(String message, Throwable cause) {
        super(message, cause);
    }

    IndexException(String message) {
        super(message);
    }
}
