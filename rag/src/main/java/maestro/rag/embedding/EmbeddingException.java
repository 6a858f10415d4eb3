package maestro.rag.embedding;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// An embedding model could not be loaded or run.
public class EmbeddingException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    public EmbeddingException(Message explanation, @Nullable Throwable cause) {
        super(explanation.english(), cause);
        this.explanation = explanation;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
