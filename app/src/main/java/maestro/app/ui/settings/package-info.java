/// Small settings records, one JSON file each, and the window that changes them.
@NullMarked
package maestro.app.ui.settings;

import org.jspecify.annotations.NullMarked;
