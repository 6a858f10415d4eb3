package maestro.rag.document;

import java.util.List;
import maestro.rag.bibliography.Publication;
import maestro.rag.message.Shown;
import org.jspecify.annotations.Nullable;

/// What a file says of itself.
///
/// @param title as a reader would cite it, without what can't be seen; null where the file has
///   none, and the file's name serves
/// @param authors in the file's order; empty where unknown
/// @param language BCP 47 primary tag ("en", "ko", …) found from the text; "und" where there is too
///   little of it
/// @param publication from the file's own information and its first pages
public record Metadata(
        @Nullable String title, List<String> authors, String language, Publication publication) {

    /// In UTF-16 units. What is longer is cut, since it is no title.
    private static final int LONGEST_TITLE = 1_000;

    /// The largest collaborations of physics sign with half as many.
    private static final int MOST_AUTHORS = 10_000;

    /// Of a file that says nothing of where it came out.
    public Metadata(@Nullable String title, List<String> authors, String language) {
        this(title, authors, language, Publication.UNKNOWN);
    }

    public Metadata {
        String visible = title == null ? null : Shown.name(title);
        title = visible == null || visible.length() <= LONGEST_TITLE ? visible : cut(visible);
        authors = authors.stream().limit(MOST_AUTHORS).map(Shown::name).toList();
    }

    private static String cut(String title) {
        int end = LONGEST_TITLE - 1;
        return title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end)
                        .strip()
                + "…";
    }
}
