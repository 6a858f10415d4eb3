package maestro.rag.library.ingest;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import maestro.rag.embedding.EmbeddingException;
import maestro.rag.library.IngestEvent;
import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why nothing came of a file.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private final transient Message message;

    Refusal(Message message) {
        super(message.english(), null, false, false);
        this.message = message;
    }

    Message message() {
        return message;
    }

    /// For a failure on another thread that nobody foresaw.
    ///
    /// @param step that could not be done
    /// @throws CancellationException where that is what it was
    static Refusal of(ExecutionException execution, IngestEvent.Stage step) {
        Throwable cause = execution.getCause();
        Throwable failure = cause == null ? execution : cause;
        return switch (failure) {
            case CancellationException cancelled -> throw cancelled;
            case Refusal refusal -> refusal;
            case LibraryException e -> new Refusal(e.explanation());
            case EmbeddingException e -> new Refusal(e.explanation());
            case OutOfMemoryError e -> new Refusal(Message.of("add.memory"));
            default -> {
                LOG.error("A file failed at {}", step, failure);
                String fault = failure.toString();
                yield new Refusal(
                        step == IngestEvent.Stage.EMBEDDING
                                ? Message.of("add.fault.embedded", fault)
                                : Message.of("add.fault.read", fault));
            }
        };
    }
}
