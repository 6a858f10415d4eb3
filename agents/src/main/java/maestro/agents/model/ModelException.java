package maestro.agents.model;

import java.time.Duration;
import java.util.Optional;
import maestro.rag.message.ExplainedException;
import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// A model server gave no whole reply. The message says what happened and what to do.
public final class ModelException extends ExplainedException {
    private static final long serialVersionUID = 1;

    /// What went wrong.
    public enum Kind {
        /// nobody answers at the address
        UNREACHABLE(true),
        /// the server went silent, or took too long altogether
        STALLED(true),
        /// the connection ended in the middle of a reply
        CUT_OFF(true),
        /// too many requests (429), or overloaded (503)
        BUSY(true),
        /// another fault of the server's (5xx, an error line in mid-stream)
        SERVER_FAULT(true),
        /// something else than the protocol's form came: a web page, broken JSON
        UNREADABLE(true),
        /// the key is missing or wrong (401, 403)
        REFUSED(false),
        /// no credit or quota left (402)
        NO_CREDIT(false),
        UNKNOWN_MODEL(false),
        /// the server doesn't accept the request (other 4xx)
        BAD_REQUEST(false),
        /// conversation and reply don't fit into the model's context; nothing was sent or cut
        TOO_LONG(false),
        /// the mission may not speak to this address
        NOT_ALLOWED(false);

        private final boolean retriable;

        Kind(boolean retriable) {
            this.retriable = retriable;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public ModelException(Kind kind, Message explanation, @Nullable Throwable cause) {
        this(kind, explanation, null, cause);
    }

    /// @param retryAfter how long the server asks to be left alone; null where it says nothing
    public ModelException(
            Kind kind,
            Message explanation,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(explanation, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /// Whether the same call may succeed later.
    public boolean retriable() {
        return kind.retriable;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
