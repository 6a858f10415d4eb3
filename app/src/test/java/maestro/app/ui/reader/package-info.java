/// What the reader does.
@NullMarked
package maestro.app.ui.reader;

import org.jspecify.annotations.NullMarked;
