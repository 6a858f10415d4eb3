/// Tables of Excel and of comma-separated values to text, a line for each row.
@NullMarked
package maestro.rag.document.table;

import org.jspecify.annotations.NullMarked;
