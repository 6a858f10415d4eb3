package maestro.rag.library.store;

import maestro.rag.library.LibraryException;
import maestro.rag.message.Message;

/// Another process, or another part of this one, has the home folder open.
public class HomeLockedException extends LibraryException {
    private static final long serialVersionUID = 1;

    HomeLockedException(Message explanation) {
        super(explanation, null, true);
    }
}
