@NullMarked
package maestro.app.ui.follow;

import org.jspecify.annotations.NullMarked;
