package maestro.rag.embedding;

import maestro.rag.message.ExplainedException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// An embedding model could not be loaded or run.
public class EmbeddingException extends ExplainedException {
    private static final long serialVersionUID = 1;

    public EmbeddingException(Message explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
