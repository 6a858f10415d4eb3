@NullMarked
package maestro.app.ui;

import org.jspecify.annotations.NullMarked;
