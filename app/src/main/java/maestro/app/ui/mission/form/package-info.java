/// What a new mission begins with: the question, where to look, who thinks, and how it is to be
/// done.
@NullMarked
package maestro.app.ui.mission.form;

import org.jspecify.annotations.NullMarked;
