/// Documents and collections on screen: adding, progress, finding, removing.
@NullMarked
package maestro.app.ui.library;

import org.jspecify.annotations.NullMarked;
