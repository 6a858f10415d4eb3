@NullMarked
package maestro.app.ui.reasoning;

import org.jspecify.annotations.NullMarked;
