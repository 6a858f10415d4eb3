@NullMarked
package maestro.app.ui.plan;

import org.jspecify.annotations.NullMarked;
