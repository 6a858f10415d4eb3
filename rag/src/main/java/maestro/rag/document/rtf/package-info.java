/// Rich text to text.
@NullMarked
package maestro.rag.document.rtf;

import org.jspecify.annotations.NullMarked;
