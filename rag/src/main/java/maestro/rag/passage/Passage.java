package maestro.rag.passage;

import java.util.List;
import maestro.rag.document.Region;

/// The unit of retrieval.
///
/// @param documentId SHA-256 of the document's bytes, in lower-case hexadecimal
/// @param ordinal its place among the document's passages, from 0
/// @param text exactly the document's stored text from start to end
/// @param start first UTF-16 index in the document's text
/// @param end index after the last
/// @param page number of the page on which it starts, from 1
/// @param regions what it covers on paper; empty for a document without pages
/// @param headings that its middle stands under, the outermost first; without the document's title
public record Passage(
        String documentId,
        int ordinal,
        String text,
        int start,
        int end,
        int page,
        List<Region> regions,
        List<String> headings) {
    public Passage {
        regions = List.copyOf(regions);
        headings = List.copyOf(headings);
    }

    /// A passage that stands under no heading.
    public Passage(
            String documentId,
            int ordinal,
            String text,
            int start,
            int end,
            int page,
            List<Region> regions) {
        this(documentId, ordinal, text, start, end, page, regions, List.of());
    }

    /// The headings as people read them: "Methods › Data"; empty where there are none.
    public String under() {
        return String.join(" › ", headings);
    }
}
