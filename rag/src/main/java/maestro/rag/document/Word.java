package maestro.rag.document;

/// Where a word of the text stands on paper.
///
/// @param start first UTF-16 index in the document's text
/// @param end index after the last
public record Word(int start, int end, Region region) {}
