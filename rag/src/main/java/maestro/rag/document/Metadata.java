package maestro.rag.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file says of itself.
///
/// @param title as a reader would cite it; null where the file has none, and the file's name serves
/// @param authors in the file's order; empty where unknown
/// @param language BCP 47 primary tag ("en", "ko", …) found from the text; "und" where there is too
///   little of it
public record Metadata(@Nullable String title, List<String> authors, String language) {
    public Metadata {
        authors = List.copyOf(authors);
    }
}
