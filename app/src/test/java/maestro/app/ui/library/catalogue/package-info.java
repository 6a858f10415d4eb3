@NullMarked
package maestro.app.ui.library.catalogue;

import org.jspecify.annotations.NullMarked;
