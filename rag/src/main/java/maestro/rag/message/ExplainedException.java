package maestro.rag.message;

import org.jspecify.annotations.Nullable;

/// A failure that people are told of in their language; its message is the explanation in English.
public abstract class ExplainedException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    protected ExplainedException(Message explanation, @Nullable Throwable cause) {
        super(explanation.english(), cause);
        this.explanation = explanation;
    }

    @Override
    public final Message explanation() {
        return explanation;
    }
}
