package maestro.app.cli.command;

import maestro.rag.library.Library;
import org.jspecify.annotations.Nullable;

/// Checks on collections that a command names.
public final class Collections {
    private Collections() {}

    /// @throws UsageException where the collection is named and does not exist
    public static void requireKnown(Library library, @Nullable String collection) {
        if (collection != null
                && library.collections().stream().noneMatch(c -> c.name().equals(collection))) {
            throw new UsageException("there is no collection “" + collection + "”");
        }
    }
}
