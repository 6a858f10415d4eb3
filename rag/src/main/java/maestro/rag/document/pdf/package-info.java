/// PDF to text with boxes, and pages to pictures. `PdfPageText` collects glyphs, `PdfLineBuilder`
/// makes words and lines of them, `RunningHeads` takes away what repeats, `PdfParagraphs` and
/// `PdfFlow` find and join paragraphs, `PdfText` writes them down; `PdfTitle` and `PdfBylines` read
/// the head of the first page; `PdfHealth` looks for damage that PDFBox passes over, `PdfSalvage`
/// saves the pages of a file that was cut off.
@NullMarked
package maestro.rag.document.pdf;

import org.jspecify.annotations.NullMarked;
