package maestro.agents.role.evidence.text;

import java.util.Set;

/// A sentence of a document that could be quoted, or two where the second leans on the first.
///
/// @param start first UTF-16 index in the document's text
/// @param end index after the last
/// @param text as it is read: one line, hyphens of line ends taken out, citation marks dropped
/// @param stems of its content words
/// @param heading nearest heading above it without its number; empty where there is none
/// @param place 1 for the first sentence of a paragraph of the body, less further down or in an
///   appendix
/// @param completeness 0 to 1: whether it is a whole sentence that stands by itself
public record Statement(
        String documentId,
        int start,
        int end,
        String text,
        Set<String> stems,
        String heading,
        double place,
        double completeness) {}
