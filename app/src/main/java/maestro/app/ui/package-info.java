/// The desktop: [maestro.app.ui.Desktop] puts the window and its features together.
@NullMarked
package maestro.app.ui;

import org.jspecify.annotations.NullMarked;
