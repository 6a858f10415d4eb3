/// Electronic books to text, chapter by chapter.
@NullMarked
package maestro.rag.document.epub;

import org.jspecify.annotations.NullMarked;
