package maestro.rag.library.store;

import java.nio.file.Path;
import maestro.rag.library.LibraryException;

/// Another process, or another part of this one, has the home folder open.
public class HomeLockedException extends LibraryException {
    private static final long serialVersionUID = 1;

    /// @param holder words for who has it, for example "process 4711"
    HomeLockedException(Path home, String holder) {
        super(
                "The folder "
                        + home
                        + " is in use by "
                        + holder
                        + ". Nothing was changed. Close that program, or choose another folder"
                        + " with --home.",
                null,
                true);
    }
}
