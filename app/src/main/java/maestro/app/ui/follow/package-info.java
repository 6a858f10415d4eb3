/// The open mission, read once and brought to the panes as snapshots or entry by entry.
@NullMarked
package maestro.app.ui.follow;

import org.jspecify.annotations.NullMarked;
