@NullMarked
package maestro.app.ui.prompts;

import org.jspecify.annotations.NullMarked;
