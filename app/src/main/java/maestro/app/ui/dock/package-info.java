/// Panes that move, split, close, reopen, tear off and come back. BentoFX is imported here and
/// nowhere else.
@NullMarked
package maestro.app.ui.dock;

import org.jspecify.annotations.NullMarked;
