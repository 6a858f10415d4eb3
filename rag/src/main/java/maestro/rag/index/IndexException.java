package maestro.rag.index;

import maestro.rag.message.ExplainedException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The index could not do what was asked; what was committed before is still there.
public class IndexException extends ExplainedException {
    private static final long serialVersionUID = 1;

    /// @param cause null where there is none
    public IndexException(Message explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
