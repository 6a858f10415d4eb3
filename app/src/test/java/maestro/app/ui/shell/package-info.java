@NullMarked
package maestro.app.ui.shell;

import org.jspecify.annotations.NullMarked;
