/// The library of one home folder ([maestro.rag.library.local.LocalLibrary]), put together: opened,
/// repaired after a crash, edited, one ingestion at a time.
@NullMarked
package maestro.rag.library.local;

import org.jspecify.annotations.NullMarked;
