@NullMarked
package maestro.app.ui.mission.form;

import org.jspecify.annotations.NullMarked;
