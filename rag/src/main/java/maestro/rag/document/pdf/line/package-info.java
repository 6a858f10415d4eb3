/// What a PDF page shows, as lines of words with boxes: `PdfPageText` collects glyphs,
/// `PdfLineBuilder` makes words and lines of them.
@NullMarked
package maestro.rag.document.pdf.line;

import org.jspecify.annotations.NullMarked;
