package maestro.rag.document.pdf.line;

/// @param width in points as shown
/// @param height likewise The size of a page.
public record PdfPage(int number, double width, double height) {}
