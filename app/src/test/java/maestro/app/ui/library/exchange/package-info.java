@NullMarked
package maestro.app.ui.library.exchange;

import org.jspecify.annotations.NullMarked;
