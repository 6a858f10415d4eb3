package maestro.rag.evaluation;

import java.io.IOException;

/// A set that can't be evaluated; the message says where and why, for people.
public final class JudgedSetException extends IOException {
    private static final long serialVersionUID = 1;

    JudgedSetException(String message) {
        super(message);
    }
}
