package maestro.rag.library;

import maestro.rag.message.ExplainedException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The library could not do what was asked.
public class LibraryException extends ExplainedException {
    private static final long serialVersionUID = 1;

    private final boolean retriable;

    public LibraryException(Message explanation, @Nullable Throwable cause, boolean retriable) {
        super(explanation, cause);
        this.retriable = retriable;
    }

    /// Whether the same call may succeed once the user has done what the message says, with nothing
    /// else changed.
    public boolean retriable() {
        return retriable;
    }
}
