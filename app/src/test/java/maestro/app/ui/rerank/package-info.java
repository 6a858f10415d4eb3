@NullMarked
package maestro.app.ui.rerank;

import org.jspecify.annotations.NullMarked;
