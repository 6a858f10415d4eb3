package maestro.rag.embedding;

/// An embedding model could not be loaded or run. The message is for people.
public class EmbeddingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EmbeddingException(String message, Throwable cause) {
        super(message, cause);
    }
}
