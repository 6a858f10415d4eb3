package maestro.agents.mission;

import java.util.List;
import maestro.rag.document.Region;

/// Verbatim evidence.
///
/// @param documentId SHA-256 of the document
/// @param start first UTF-16 index in the document's stored text
/// @param end index after the last
/// @param text exactly the stored text from start to end
/// @param page on which it starts, from 1
/// @param regions what it covers on paper; empty for a document without pages
public record Quote(
        String documentId, int start, int end, String text, int page, List<Region> regions) {
    public Quote {
        regions = List.copyOf(regions);
        if (end - start != text.length()) {
            throw new IllegalArgumentException("A quote is as long as its range");
        }
    }
}
