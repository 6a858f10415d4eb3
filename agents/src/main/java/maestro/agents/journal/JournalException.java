package maestro.agents.journal;

import org.jspecify.annotations.Nullable;

/// The journal could not be read or written. The message says what was kept and what to do.
public class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
