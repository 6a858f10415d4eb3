package maestro.rag.document;

import java.util.List;
import maestro.rag.bibliography.Publication;
import org.jspecify.annotations.Nullable;

/// What a file says of itself.
///
/// @param title as a reader would cite it; null where the file has none, and the file's name serves
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
        title = title == null || title.length() <= LONGEST_TITLE ? title : cut(title);
        authors = List.copyOf(authors.subList(0, Math.min(authors.size(), MOST_AUTHORS)));
    }

    private static String cut(String title) {
        int end = LONGEST_TITLE - 1;
        return title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end)
                        .strip()
                + "…";
    }
}
