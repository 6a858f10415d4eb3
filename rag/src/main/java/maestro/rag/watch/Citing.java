package maestro.rag.watch;

import java.util.Set;

/// Knows what must not be taken away.
public interface Citing {

    /// Those of the documents that a mission quotes.
    Set<String> cited(Set<String> documentIds);
}
