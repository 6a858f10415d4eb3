/// What models are asked, to be read and changed: a window with one prompt for each task of the
/// agents, in both languages, beside the program's own text.
@NullMarked
package maestro.app.ui.prompts;

import org.jspecify.annotations.NullMarked;
