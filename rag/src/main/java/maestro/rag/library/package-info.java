/// The facade of the module ([maestro.rag.library.Library]) and its words: documents, collections,
/// what is asked of a library and what it says of its work.
@NullMarked
package maestro.rag.library;

import org.jspecify.annotations.NullMarked;
