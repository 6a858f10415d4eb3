@NullMarked
package maestro.app.ui.engine;

import org.jspecify.annotations.NullMarked;
