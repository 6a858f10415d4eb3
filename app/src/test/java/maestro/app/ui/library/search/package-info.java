@NullMarked
package maestro.app.ui.library.search;

import org.jspecify.annotations.NullMarked;
