/// Two reports side by side.
@NullMarked
package maestro.app.ui.compare;

import org.jspecify.annotations.NullMarked;
