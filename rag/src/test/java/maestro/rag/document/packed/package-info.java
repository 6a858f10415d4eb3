@NullMarked
package maestro.rag.document.packed;

import org.jspecify.annotations.NullMarked;
