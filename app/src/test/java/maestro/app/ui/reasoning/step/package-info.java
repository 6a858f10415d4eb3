@NullMarked
package maestro.app.ui.reasoning.step;

import org.jspecify.annotations.NullMarked;
