package maestro.rag.label;

import maestro.rag.message.ExplainedException;
import maestro.rag.message.Message;

/// A line cannot be understood; the message says what to do.
public final class QuerySyntaxException extends ExplainedException {
    private static final long serialVersionUID = 1;

    QuerySyntaxException(Message explanation) {
        super(explanation, null);
    }
}
