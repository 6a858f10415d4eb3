/// What the report pane does.
@NullMarked
package maestro.app.ui.report;

import org.jspecify.annotations.NullMarked;
