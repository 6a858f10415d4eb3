package maestro.rag.index;

import maestro.rag.embedding.Fingerprint;
import maestro.rag.message.Message;

/// The index holds vectors of another embedding model, which can't be compared with this one's.
public final class IndexMismatchException extends IndexException {
    private static final long serialVersionUID = 1;

    private final transient Fingerprint stored;

    /// @param stored of the index
    /// @param asked of the model in use
    public IndexMismatchException(Fingerprint stored, Fingerprint asked) {
        super(Message.of("index.mismatch", words(stored), words(asked)), null);
        this.stored = stored;
    }

    /// The model that the index was made with.
    public Fingerprint stored() {
        return stored;
    }

    private static Message words(Fingerprint f) {
        return Message.of("index.model", f.model(), f.precision(), f.pooling(), f.maxTokens());
    }
}
