/// The lines of all pages to one document: `RunningHeads` takes away what repeats, `PdfParagraphs`
/// and `PdfFlow` find and join paragraphs, `PdfText` writes them down; `PdfTitle`, `PdfBylines`,
/// `PdfStated` and `PdfOutline` tell title, authors, publication and headings.
@NullMarked
package maestro.rag.document.pdf.flow;

import org.jspecify.annotations.NullMarked;
