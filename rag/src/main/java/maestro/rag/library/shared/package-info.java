/// What the parts of a library share: the index that serves and the one that follows it, stored
/// texts, locks, threads and listeners ([maestro.rag.library.shared.LibraryParts]).
@NullMarked
package maestro.rag.library.shared;

import org.jspecify.annotations.NullMarked;
