/// Files on their way into the library: how far they are, and what was wrong with them.
@NullMarked
package maestro.app.ui.library.ingest;

import org.jspecify.annotations.NullMarked;
