@NullMarked
package maestro.app.ui.shell.part;

import org.jspecify.annotations.NullMarked;
