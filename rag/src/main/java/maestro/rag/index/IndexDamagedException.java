package maestro.rag.index;

import maestro.rag.message.Message;
import org.jspecify.annotations.Nullable;

/// The folder holds an index that this version can't read: damaged, too old or too new. It can be
/// deleted and made again from the stored documents.
public final class IndexDamagedException extends IndexException {
    private static final long serialVersionUID = 1;

    /// @param cause null where the index itself says so
    public IndexDamagedException(Message explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
