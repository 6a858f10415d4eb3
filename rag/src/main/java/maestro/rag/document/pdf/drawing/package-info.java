/// Pages of PDFs to pictures, within bounds of time and memory.
@NullMarked
package maestro.rag.document.pdf.drawing;

import org.jspecify.annotations.NullMarked;
