/// The source of LaTeX documents to text.
@NullMarked
package maestro.rag.document.latex;

import org.jspecify.annotations.NullMarked;
