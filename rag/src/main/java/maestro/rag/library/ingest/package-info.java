/// Files into the library, or read once more: copied, read, cut, embedded and stored, each by a
/// worker of a run ([maestro.rag.library.ingest.Ingestion]).
@NullMarked
package maestro.rag.library.ingest;

import org.jspecify.annotations.NullMarked;
