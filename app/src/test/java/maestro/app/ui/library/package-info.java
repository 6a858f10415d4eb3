@NullMarked
package maestro.app.ui.library;

import org.jspecify.annotations.NullMarked;
