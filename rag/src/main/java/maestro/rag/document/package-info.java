/// What a document is once it is read: its text, its pages and the boxes of its words, and how the
/// reading ended. [maestro.rag.document.reading] takes any file; each family of formats has a
/// package of readers: [maestro.rag.document.pdf], for which [maestro.rag.document.picture] opens
/// pictures; [maestro.rag.document.docx] and others that are a ZIP of XML, which
/// [maestro.rag.document.packed] unpacks; [maestro.rag.document.hwp], [maestro.rag.document.table],
/// [maestro.rag.document.mail], [maestro.rag.document.latex], [maestro.rag.document.rtf],
/// [maestro.rag.document.jats], [maestro.rag.document.text]. What is damaged, locked or empty comes
/// back as a [maestro.rag.document.ReadOutcome] that says so in words, never as an exception.
///
/// The stored text keeps what is read and drops what is paged: running heads, page numbers, line
/// ends inside paragraphs and hyphens at them are gone; raised figures are written ¹. A blank line
/// parts paragraphs; a single line end parts rows of a table and items of a list, cells are parted
/// by " | ". In a PDF each word has a box, measured from the top left of the page as shown.
@NullMarked
package maestro.rag.document;

import org.jspecify.annotations.NullMarked;
