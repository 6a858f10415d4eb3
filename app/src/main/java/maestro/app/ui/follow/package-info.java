/// The open mission, brought to the screen as snapshots.
@NullMarked
package maestro.app.ui.follow;

import org.jspecify.annotations.NullMarked;
