package maestro.rag.document;

/// One page of a document and the part of the document's text that it holds.
///
/// @param number from 1
/// @param width in PDF points as the page is shown (after rotation); 0 where the format has no
///   pages
/// @param height likewise
/// @param start first UTF-16 index of the page's text in the document's text
/// @param end index after the last
public record Page(int number, double width, double height, int start, int end) {}
