/// PDF to text with boxes, and pictures of pages read as scanned ones. `PdfReader` opens a file
/// ([maestro.rag.document.pdf.opening]), takes each page's lines ([maestro.rag.document.pdf.line]),
/// has pages that are pictures recognised (`PdfScans`), and gets the document that they make
/// ([maestro.rag.document.pdf.flow]); [maestro.rag.document.pdf.drawing] draws pages.
@NullMarked
package maestro.rag.document.pdf;

import org.jspecify.annotations.NullMarked;
