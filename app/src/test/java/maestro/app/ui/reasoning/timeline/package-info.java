@NullMarked
package maestro.app.ui.reasoning.timeline;

import org.jspecify.annotations.NullMarked;
