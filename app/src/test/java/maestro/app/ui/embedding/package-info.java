@NullMarked
package maestro.app.ui.embedding;

import org.jspecify.annotations.NullMarked;
