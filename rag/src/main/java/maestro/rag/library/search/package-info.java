/// What a request finds in a library ([maestro.rag.library.search.LibrarySearch]), and the models
/// that read its question and order its first hits.
@NullMarked
package maestro.rag.library.search;

import org.jspecify.annotations.NullMarked;
