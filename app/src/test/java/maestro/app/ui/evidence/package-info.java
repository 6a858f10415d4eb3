/// What the evidence pane does.
@NullMarked
package maestro.app.ui.evidence;

import org.jspecify.annotations.NullMarked;
