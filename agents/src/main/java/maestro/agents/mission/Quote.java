package maestro.agents.mission;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern SENTENCE_BEGINS = Pattern.compile("[.!?。:]\\s+|\\n");

    public Quote {
        regions = List.copyOf(regions);
        if (end - start != text.length()) {
            throw new IllegalArgumentException("A quote is as long as its range");
        }
    }

    /// Whether both have words of the same place.
    public boolean overlaps(Quote other) {
        return documentId.equals(other.documentId) && start < other.end && other.start < end;
    }

    /// What stands before it, from where a sentence begins: what its "they" and "this method" mean.
    ///
    /// @param stored the document's stored text
    /// @param most UTF-16 units
    /// @return on one line; empty at the text's beginning
    public String before(String stored, int most) {
        int end = Math.min(start, stored.length());
        int from = Math.max(0, end - most);
        String text = stored.substring(from, end);
        if (from > 0) {
            Matcher begin = SENTENCE_BEGINS.matcher(text);
            text = begin.find() ? text.substring(begin.end()) : "";
        }
        return text.replaceAll("\\s+", " ").strip();
    }
}
