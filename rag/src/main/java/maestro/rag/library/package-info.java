/// The facade of the module: ingest, search, read and remove documents; the catalogue in H2 that is
/// the truth about them.
@NullMarked
package maestro.rag.library;

import org.jspecify.annotations.NullMarked;
