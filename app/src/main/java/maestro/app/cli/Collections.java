package maestro.app.cli;

import maestro.rag.library.Library;
import org.jspecify.annotations.Nullable;

/// Checks on collections that a command names.
final class Collections {
    private Collections() {}

    /// @throws UsageException where the collection is named and does not exist
    static void requireKnown(Library library, @Nullable String collection) {
        if (collection != null
                && library.collections().stream().noneMatch(c -> c.name().equals(collection))) {
            throw new UsageException("there is no collection “" + collection + "”");
        }
    }
}
