package maestro.rag.index;

import maestro.rag.embedding.Fingerprint;

/// The index holds vectors of another embedding model, which can't be compared with this one's.
public final class IndexMismatchException extends IndexException {
    private static final long serialVersionUID = 1;

    private final transient Fingerprint stored;

    IndexMismatchException(Fingerprint stored, Fingerprint asked) {
        super(
                "The index was made with the embedding model "
                        + words(stored)
                        + ", not with "
                        + words(asked)
                        + ". The documents have to be embedded again.");
        this.stored = stored;
    }

    /// The model that the index was made with.
    public Fingerprint stored() {
        return stored;
    }

    private static String words(Fingerprint f) {
        return f.model()
                + " ("
                + f.precision()
                + ", "
                + f.pooling()
                + ", "
                + f.maxTokens()
                + " tokens)";
    }
}
