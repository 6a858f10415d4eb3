package maestro.agents.model.http;

import java.time.Duration;
import java.util.Optional;
import maestro.rag.message.Explained;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// Nothing whole was fetched. The message says why.
public final class FetchException extends Exception implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message explanation;
    private final int status;
    private final @Nullable Duration retryAfter;

    /// Nothing was asked.
    public FetchException(Message explanation) {
        this(explanation, null);
    }

    FetchException(Message explanation, @Nullable Throwable cause) {
        this(explanation, 0, null, cause);
    }

    /// @param status that the host answered; 0 where it did not
    /// @param retryAfter how long it asks to be left alone; null where it says nothing
    public FetchException(
            Message explanation,
            int status,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(explanation.english(), cause);
        this.explanation = explanation;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    @Override
    public Message explanation() {
        return explanation;
    }

    /// What the host answered; 0 where it did not.
    public int status() {
        return status;
    }

    /// Whether the host wants to be left alone, or is not well.
    public boolean busy() {
        return status == 429 || status >= 500;
    }

    /// How long it asks to be left alone.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
