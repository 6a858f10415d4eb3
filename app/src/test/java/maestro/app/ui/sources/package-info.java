@NullMarked
package maestro.app.ui.sources;

import org.jspecify.annotations.NullMarked;
