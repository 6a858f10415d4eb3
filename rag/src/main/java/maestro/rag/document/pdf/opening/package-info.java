/// PDF files opened, whole, damaged or protected: `PdfPacks` and `PdfHealth` weigh what they unpack
/// to and look for damage that PDFBox passes over, `PdfSalvage` saves the pages of a file that was
/// cut off.
@NullMarked
package maestro.rag.document.pdf.opening;

import org.jspecify.annotations.NullMarked;
