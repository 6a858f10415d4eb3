/// Word's documents to text, read as they come, so that a file that was cut off gives what is
/// there.
@NullMarked
package maestro.rag.document.docx;

import org.jspecify.annotations.NullMarked;
