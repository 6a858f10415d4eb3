@NullMarked
package maestro.app.ui.models.pull;

import org.jspecify.annotations.NullMarked;
