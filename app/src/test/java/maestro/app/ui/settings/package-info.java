@NullMarked
package maestro.app.ui.settings;

import org.jspecify.annotations.NullMarked;
