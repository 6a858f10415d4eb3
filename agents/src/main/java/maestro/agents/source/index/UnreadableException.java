package maestro.agents.source.index;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// An index answered, but not with search results.
public final class UnreadableException extends Exception implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    UnreadableException(Message explanation, @Nullable Throwable cause) {
        super(explanation.english(), cause);
        this.explanation = explanation;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
