/// OpenDocument texts, presentations and tables to text.
@NullMarked
package maestro.rag.document.odf;

import org.jspecify.annotations.NullMarked;
