/// Bytes to text with page regions. [maestro.rag.document.DocumentReaders] takes any file and
/// chooses a [maestro.rag.document.DocumentReader] by content and name; what is damaged, locked or
/// empty comes back as a [maestro.rag.document.ReadOutcome] that says so in words, never as an
/// exception.
///
/// The stored text keeps what is read and drops what is paged: running heads, page numbers, line
/// ends inside paragraphs and hyphens at them are gone; raised figures are written ¹. A blank line
/// parts paragraphs; a single line end parts rows of a table and items of a list, cells are parted
/// by " | ". In a PDF each word has a box, measured from the top left of the page as shown.
///
/// The way of a PDF: `PdfPageText` collects glyphs, `PdfLineBuilder` makes words and lines of them,
/// `RunningHeads` takes away what repeats, `PdfParagraphs` and `PdfFlow` find and join paragraphs,
/// `PdfText` writes them down; `PdfTitle` and `PdfBylines` read the head of the first page;
/// `PdfHealth` looks for damage that PDFBox passes over.
///
/// ```java
/// switch (new DocumentReaders().read(file, ReadLimits.DEFAULT)) {
///     case ReadOutcome.Complete c -> store(c.document());
///     case ReadOutcome.Partial p -> store(p.document(), p.message());
///     case ReadOutcome.Refused r -> tell(r.message());
/// }
/// ```
@NullMarked
package maestro.rag.document;

import org.jspecify.annotations.NullMarked;
