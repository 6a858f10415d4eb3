/// Hangul's documents to text: the binary kind (HWP 5) and the ZIP of XML (HWPX).
@NullMarked
package maestro.rag.document.hwp;

import org.jspecify.annotations.NullMarked;
