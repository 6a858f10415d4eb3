package maestro.agents.journal;

import maestro.rag.message.ExplainedException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The journal could not be read or written. The message says what was kept and what to do.
public class JournalException extends ExplainedException {
    private static final long serialVersionUID = 1;

    public JournalException(Message explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
