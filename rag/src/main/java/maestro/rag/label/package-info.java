/// What people put on documents to find them again: tags, notes, and filters that are kept.
@NullMarked
package maestro.rag.label;

import org.jspecify.annotations.NullMarked;
