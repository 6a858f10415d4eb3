package maestro.rag.library;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;

/// A collection cannot have that name.
public final class CollectionNameException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    /// @param explanation which part of the rule it breaks
    public CollectionNameException(Message explanation) {
        super(explanation.english());
        this.explanation = explanation;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
