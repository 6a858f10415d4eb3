/// When which agent did what, drawn as bars over time.
@NullMarked
package maestro.app.ui.reasoning.timeline;

import org.jspecify.annotations.NullMarked;
