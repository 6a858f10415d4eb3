package maestro.rag.document;

/// A rectangle on a page, in PDF points (1/72 inch) from the page's top left corner.
///
/// @param page the page's number, from 1
/// @param x distance of the left edge from the page's left edge
/// @param y distance of the top edge from the page's top edge
public record Region(int page, double x, double y, double width, double height) {}
