package maestro.rag.bibliography;

import java.util.ArrayList;
import java.util.List;

/// The beginning of a document, as it tells what the document is as a publication.
///
/// @param first lines of its first page, with running heads and what stands on the margin
/// @param more lines of the two pages after that
/// @param text the running text from its beginning
public record FirstPages(List<String> first, List<String> more, String text) {
    private static final int LINES = 3_000;

    /// A text without pages: what it begins with stands for a page.
    public static FirstPages of(String text) {
        String head = text.substring(0, Math.min(text.length(), LINES));
        return new FirstPages(head.lines().toList(), List.of(), text);
    }

    /// What the pages say.
    public Publication publication() {
        List<String> named = new ArrayList<>(first);
        String head = text.substring(0, Math.min(text.length(), 2 * LINES));
        named.addAll(0, List.of(head.split("\n\n+")));
        String own = Identifiers.ownDoi(first).orElse("");
        String stamp = Identifiers.stamp(first).orElse("");
        String doi = own.isEmpty() ? stamp : own;
        int preprint = Identifiers.year(stamp);
        int year = own.isEmpty() && preprint > 0 ? preprint : Years.of(first, more);
        return new Publication(
                year == 0 ? Identifiers.year(doi) : year,
                stamp.isEmpty() || !own.isEmpty() ? Venues.of(named, doi) : "arXiv",
                doi,
                Summaries.of(text));
    }
}
