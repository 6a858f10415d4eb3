@NullMarked
package maestro.app.ui.command;

import org.jspecify.annotations.NullMarked;
