@NullMarked
package maestro.app.ui.dock;

import org.jspecify.annotations.NullMarked;
