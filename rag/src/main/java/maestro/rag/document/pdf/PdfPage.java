package maestro.rag.document.pdf;

/// @param width in points as shown
/// @param height likewise
record PdfPage(int number, double width, double height) {}
