@NullMarked
package maestro.app.ui.library.ingest;

import org.jspecify.annotations.NullMarked;
