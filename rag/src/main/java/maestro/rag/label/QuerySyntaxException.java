package maestro.rag.label;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;

/// A line cannot be understood; the message says what to do.
public final class QuerySyntaxException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    QuerySyntaxException(Message explanation) {
        super(explanation.english());
        this.explanation = explanation;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
