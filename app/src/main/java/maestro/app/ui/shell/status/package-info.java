/// The line at the bottom of the window: what goes on, and how much there is.
@NullMarked
package maestro.app.ui.shell.status;

import org.jspecify.annotations.NullMarked;
