package maestro.rag.library;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The library could not do what was asked.
public class LibraryException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;
    private final boolean retriable;

    public LibraryException(Message explanation, @Nullable Throwable cause, boolean retriable) {
        super(explanation.english(), cause);
        this.explanation = explanation;
        this.retriable = retriable;
    }

    @Override
    public Message explanation() {
        return explanation;
    }

    /// Whether the same call may succeed once the user has done what the message says, with nothing
    /// else changed.
    public boolean retriable() {
        return retriable;
    }
}
