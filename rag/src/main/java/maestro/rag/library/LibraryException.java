package maestro.rag.library;

import org.jspecify.annotations.Nullable;

/// The library could not do what was asked. The message is for people: what happened, what was
/// kept, what to do.
public class LibraryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean retriable;

    public LibraryException(String message, @Nullable Throwable cause, boolean retriable) {
        super(message, cause);
        this.retriable = retriable;
    }

    /// Whether the same call may succeed once the user has done what the message says, with nothing
    /// else changed.
    public boolean retriable() {
        return retriable;
    }
}
