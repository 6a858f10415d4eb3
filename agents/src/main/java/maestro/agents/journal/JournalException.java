package maestro.agents.journal;

import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The journal could not be read or written. The message says what was kept and what to do.
public class JournalException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;

    public JournalException(Message explanation, @Nullable Throwable cause) {
        super(explanation.english(), cause);
        this.explanation = explanation;
    }

    @Override
    public Message explanation() {
        return explanation;
    }
}
