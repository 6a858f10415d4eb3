@NullMarked
package maestro.app.ui.mission.branch;

import org.jspecify.annotations.NullMarked;
