@NullMarked
package maestro.app.ui.mission;

import org.jspecify.annotations.NullMarked;
