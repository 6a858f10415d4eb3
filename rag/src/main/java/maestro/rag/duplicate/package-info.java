/// The same work in several files: by its DOI, by its title, or by text that is nearly the same.
@NullMarked
package maestro.rag.duplicate;

import org.jspecify.annotations.NullMarked;
