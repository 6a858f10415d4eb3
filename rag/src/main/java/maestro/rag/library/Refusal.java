package maestro.rag.library;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why nothing came of a file, in words for people.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private final String words;

    Refusal(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    String words() {
        return words;
    }

    /// For a failure on another thread that nobody foresaw.
    ///
    /// @param what could not be done: "read", "embedded"
    /// @throws CancellationException where that is what it was
    static Refusal of(ExecutionException execution, String what) {
        Throwable cause = execution.getCause();
        Throwable failure = cause == null ? execution : cause;
        return switch (failure) {
            case CancellationException cancelled -> throw cancelled;
            case Refusal refusal -> refusal;
            case LibraryException e -> new Refusal(String.valueOf(e.getMessage()));
            case OutOfMemoryError e ->
                    new Refusal("It needs more memory than the program may use.");
            default -> {
                LOG.error("A file could not be {}", what, failure);
                yield new Refusal(
                        "It could not be %s because of an error in the program (%s)."
                                .formatted(what, failure));
            }
        };
    }
}
