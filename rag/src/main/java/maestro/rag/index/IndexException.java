package maestro.rag.index;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The index could not do what was asked; what was committed before is still there.
public class IndexException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    public IndexException(Message explanation, @Nullable Throwable cause) {
        super(explanation.english(), cause);
        this.explanation = explanation;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
